import { describe, expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { shipped } from '../support/libraries.ts';

const now = () => new Date('2026-11-29T12:00:00Z');

/** Says some messages one after another; what the last was answered with. */
async function talk(...messages: readonly string[]): Promise<Reply | undefined> {
  const service = createCommandService({ library: () => shipped, now, onMiss: () => {} });
  let reply: Reply | undefined;
  for (const question of messages) {
    reply = await service.handle('ask', { lang: 'en', options: { question } }, 'rosa');
  }
  return reply;
}

const firstFact = (reply: Reply | undefined) =>
  reply?.blocks.flatMap((block) => (block.kind === 'fact' ? [String(block.fact)] : []))[0];

describe('a follow-up keeps the thread', () => {
  test.each([
    [['When did the JJOC start?', 'and why?'], 'jjoc-synergy'],
    [['When did the JJOC start?', 'who commands it?'], 'officeholders-jjoc-commander'],
    [['When did the JJOC start?', 'and why?', 'who commands it?'], 'officeholders-jjoc-commander'],
    [['When did the JJOC start?', 'where is it?'], 'jjoc-ichigaya'],
    [['統合作戦司令部はいつ発足した？', 'なぜ？'], 'jjoc-synergy'],
    [['統合作戦司令部はいつ発足した？', '誰が指揮しているの'], 'officeholders-jjoc-commander'],
    [['統合作戦司令部はいつ発足した？', 'それはどこにあるの？'], 'jjoc-ichigaya'],
    [['硫黄島の式典はいつ？', 'どこで？'], 'iwo-jima-ceremony'],
  ])('%j → %s', async (messages, fact) => {
    expect(firstFact(await talk(...messages))).toBe(fact);
  });
});

test.each([
  ['do you use AI?', '日本語で', 'AIを使っていますか'],
  ['who runs you?', 'in Japanese please', '誰が運営していますか'],
  ['AIを使っていますか', '英語で', 'do you use AI?'],
])('%s, then %s: the same of the bot itself, in the other language', async (asked, again, same) => {
  const reply = await talk(asked, again);
  expect(reply?.blocks).toEqual((await talk(same))?.blocks);
});
