import { describe, expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import type { Library } from '../../src/library/library.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { libraryOf, shipped } from '../support/libraries.ts';

const town = await libraryOf('examples/town-services');
const now = () => new Date('2026-11-29T12:00:00Z');

/** Says some messages one after another; what the last was answered with. */
const talk = (...messages: readonly string[]) => talkTo(shipped, ...messages);

async function talkTo(
  library: Library,
  ...messages: readonly string[]
): Promise<Reply | undefined> {
  const service = createCommandService({ library: () => library, now, onMiss: () => {} });
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
    [['When did the JJOC start?', 'and USFJ?'], 'usfj-established'],
    [['統合作戦司令部のトップは誰？', '在日米軍は？'], 'officeholders-usfj-commander'],
  ])('%j → %s', async (messages, fact) => {
    expect(firstFact(await talk(...messages))).toBe(fact);
  });

  test.each([
    [['What did Nakatani say?', 'and Hegseth?'], /Hegseth/],
    [['What did Nakatani say?', 'what about Ishiba?', 'what did he say?'], /Ishiba/],
    [['Who is Gen Nakatani?', 'what did he say?'], /Nakatani (?:said|warned)/],
    [['中谷氏は何と言った？', 'ヘグセス氏は？'], /ヘグセス/],
    [['中谷氏は何と言った？', 'ヘグセス氏は？', '彼は何と言った？'], /ヘグセス/],
    [['What happened in October 2025?', 'and in 2026?'], /2026/],
    [['Who is the defence minister?', 'who was it in March 2025?'], /Nakatani/],
    [['Who is the prime minister of Japan?', 'and who was it in March 2025?'], /Ishiba/],
    [['防衛相は誰？', '2025年3月は誰でしたか'], /中谷/],
    [['首相は誰ですか', '2025年3月当時は誰だった？'], /石破/],
  ])('%j: of whom or of when was asked last', async (messages, told) => {
    expect((await talk(...messages))?.blocks.find(({ kind }) => kind === 'fact')).toMatchObject({
      text: expect.stringMatching(told),
    });
  });

  test.each([
    [['where is the JJOC?', 'what did he say?']],
    [['When did the JJOC start?', 'and the CEO?']],
    [['When did the JJOC start?', 'and in Osaka?']],
    [['統合作戦司令部はどこにある？', '彼女は何と言った？']],
    [['統合作戦司令部はいつ発足した？', '大阪は？']],
  ])('%j: what leads to nothing is declined', async (messages) => {
    expect(firstFact(await talk(...messages))).toBeUndefined();
  });
});

test.each([
  [['粗大ごみはいつ収集？', '可燃ごみは？'], 'waste-days'],
  [['When is bulky waste collected?', 'and household waste?'], 'waste-days'],
])('%j: another pack, the same question of another thing', async (messages, fact) => {
  const reply = await talkTo(town, ...messages);
  const shown = reply?.blocks.flatMap((block) =>
    block.kind === 'fact'
      ? [block.fact]
      : block.kind === 'near'
        ? block.facts.map((one) => one.fact)
        : [],
  );
  expect(shown?.[0]).toBe(fact);
});

test.each([
  ['do you use AI?', '日本語で', 'AIを使っていますか'],
  ['who runs you?', 'in Japanese please', '誰が運営していますか'],
  ['AIを使っていますか', '英語で', 'do you use AI?'],
])('%s, then %s: the same of the bot itself, in the other language', async (asked, again, same) => {
  const reply = await talk(asked, again);
  expect(reply?.blocks).toEqual((await talk(same))?.blocks);
});
