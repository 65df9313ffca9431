import { expect, test } from 'vitest';
import { countedCommands, countedDigests } from '../../src/app/counted.ts';
import { createCommandService } from '../../src/commands/command-service.ts';
import { exposeMetrics } from '../../src/observability/metrics/expose.ts';
import type { Invocation } from '../../src/replies/reply.ts';
import { subscriptionServiceFor } from '../platforms/shared/subscription-service.ts';
import { shipped } from '../support/libraries.ts';

const NOW = new Date('2026-03-04T03:00:00Z');

/** What grows while something is done: "name{labels} by". */
async function grown(work: () => Promise<unknown>): Promise<string[]> {
  const library = { version: 'v', briefs: 1, age: 1 };
  const counts = async () => {
    const { text } = await exposeMetrics({ open: null, parts: new Map(), library });
    const lines = text.match(/^briefing_bot_(?:requests|answers|request_seconds_count).*$/gm) ?? [];
    return new Map(
      lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]),
    );
  };
  const before = await counts();
  await work();
  const after = await counts();
  return [...after].flatMap(([name, value]) => {
    const by = value - (before.get(name) ?? 0);
    return by === 0 ? [] : `${name.replace('briefing_bot_', '')} ${by}`;
  });
}

const service = createCommandService({ library: () => shipped, now: () => NOW, onMiss() {} });

test.each<[string, Invocation['command'], Invocation['options'], string[]]>([
  ['a brief', 'brief', { topic: 'usfj' }, ['answered']],
  ['no brief', 'brief', { topic: 'zorgon' }, ['missed']],
  ['an answer', 'ask', { question: 'When was the JJOC established?' }, ['answered', 'en']],
  ['a miss', 'ask', { question: 'zorgon?' }, ['missed', 'en']],
])(
  '%s is counted by platform, command and outcome',
  async (_, command, options, [outcome, lang]) => {
    const onWeb = countedCommands(service, 'web');
    const lines = await grown(() => onWeb.handle(command, { lang: 'en', options }, null));
    expect(lines).toEqual([
      `requests_total{platform="web",command="${command}",outcome="${outcome}"} 1`,
      `request_seconds_count{platform="web",command="${command}"} 1`,
      ...(lang ? [`answers_total{lang="${lang}",outcome="${outcome}"} 1`] : []),
    ]);
  },
);

test('a fault is counted, and goes on to the platform', async () => {
  const broken = { ...service, handle: () => Promise.reject(new Error('broken')) };
  const onSlack = countedCommands(broken, 'slack');
  const lines = await grown(() =>
    expect(onSlack.handle('help', { lang: 'en', options: {} }, null)).rejects.toThrow('broken'),
  );
  expect(lines[0]).toBe('requests_total{platform="slack",command="help",outcome="failed"} 1');
});

test('what people do to digests is counted as one command', async () => {
  const digests = countedDigests(subscriptionServiceFor({ now: () => NOW }), 'discord');
  const lines = await grown(() => digests.list([], 'ja'));
  expect(lines).toEqual([
    'requests_total{platform="discord",command="digest",outcome="answered"} 1',
    'request_seconds_count{platform="discord",command="digest"} 1',
  ]);
});
