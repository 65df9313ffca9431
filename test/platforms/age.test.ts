import { describe, expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import { compose } from '../../src/digests/content/compose.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import type { Library } from '../../src/library/library.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import { renderWhole as digestOnDiscord } from '../../src/platforms/discord/rendering/render.ts';
import { PREVIEWS } from '../../src/platforms/previews/index.ts';
import { homeView } from '../../src/platforms/slack/commands/home.ts';
import { renderWhole as digestOnSlack } from '../../src/platforms/slack/rendering/render.ts';
import { renderText } from '../../src/platforms/terminal/index.ts';
import { api } from '../../src/platforms/web/api.ts';
import type { Answer } from '../../src/platforms/web/conversation/answer.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { libraryOf, SMALL_PACK } from '../support/libraries.ts';
import { packFolder, SOURCES } from '../support/pack.ts';
import { messagesOf, textOf as textOnDiscord } from './discord/messages-of.ts';
import { pagesOf, textOf as textOnSlack } from './slack/pages-of.ts';

/*
 * How old what the bot says is: the line of every reply, and the notice once the newest source is older than
 * `staleAfter`. The clock is put forward, nothing else changes.
 */

const [gazette, monthly] = SOURCES.sources;

let made: Promise<Library> | null = null;
/** A library whose newest source is of 24 June 2026; half a year is allowed. Made by the first test that asks. */
function libraryOfJune(): Promise<Library> {
  made ??= packFolder({
    ...SMALL_PACK,
    'library.yaml': { ...SMALL_PACK['library.yaml'], staleAfter: '6 months' },
    'sources.yaml': { sources: [{ ...gazette, date: '2026-06-24' }, monthly] },
  }).then(libraryOf);
  return made;
}

const AGES = [
  { now: '2026-06-24', en: 'today', ja: '今日', isStale: false },
  { now: '2026-11-29', en: '5 months ago', ja: '5カ月前', isStale: false },
  { now: '2027-01-24', en: '7 months ago', ja: '7カ月前', isStale: true },
  { now: '2028-02-25', en: '20 months ago', ja: '20カ月前', isStale: true },
] as const;

const LINE = {
  en: (age: string) => `Newest source: 24 June 2026, ${age}`,
  ja: (age: string) => `最も新しい資料：2026年6月24日（${age}）`,
};
const NOTICE = {
  en: (age: string) =>
    `The newest source of all briefs dates from 24 June 2026, ${age}. What has happened since is missing here.`,
  ja: (age: string) =>
    `解説全体で最も新しい資料は2026年6月24日（${age}）のものです。その後の動きは反映されていません。`,
};

/** What can be asked for, each with content. */
const REQUESTS = {
  brief: () => ({ command: 'brief', options: { topic: 'bridge' } }),
  index: () => ({ command: 'brief', options: {} }),
  timeline: () => ({ command: 'timeline', options: { topic: 'bridge' } }),
  'timeline of all': () => ({ command: 'timeline', options: {} }),
  sources: () => ({ command: 'sources', options: { topic: 'bridge' } }),
  answer: (lang: Lang) => ({
    command: 'ask',
    options: {
      question: { en: 'when did the Great Bridge open', ja: '大橋はいつ開通したか' }[lang],
    },
  }),
  miss: (lang: Lang) => ({
    command: 'ask',
    options: { question: { en: 'recipe for ramen', ja: '給料はいくら' }[lang] },
  }),
  check: (lang: Lang) => ({
    command: 'check',
    options: {
      text: { en: 'The Great Bridge opened in April.', ja: '大橋は4月に開通した。' }[lang],
    },
  }),
} as const satisfies Record<string, (lang: Lang) => { command: string; options: object }>;

/** What is answered at a time: by the web page's server, but for what only chat platforms have. */
async function answerAt(now: Date, what: keyof typeof REQUESTS, lang: Lang): Promise<Reply> {
  const library = await libraryOfJune();
  const commandService = createCommandService({
    library: () => library,
    now: () => now,
    onMiss() {},
  });
  if (what === 'check')
    return commandService.handle('check', { ...REQUESTS.check(lang), lang }, null);
  const ratings = { addRating: async () => {} };
  const app = api({ commandService, ratings, previews: PREVIEWS }, () => false);
  const body = JSON.stringify({ ...REQUESTS[what](lang), lang });
  const response = await app.request('/command', { method: 'POST', body });
  return (await response.json()) as Answer;
}

async function digestAt(now: Date, lang: Lang): Promise<Reply> {
  const composed = compose(
    {
      ...{ topics: null, lang, zone: 'Asia/Tokyo' as Zone, onlyWhenChanged: false },
      ...{ since: new Date(now.getTime() - 86_400_000), shown: new Map(), lateFrom: null },
    },
    new Map(),
    await libraryOfJune(),
    now,
    () => true,
  );
  if (!composed) throw new Error('no digest');
  return composed.reply;
}

const times = (text: string, part: string) => text.split(part).length - 1;
/** Without breaks of lines, which a terminal puts anywhere. */
const unbroken = (text: string, lang: Lang) =>
  text.replace(/\n +/g, '\n').replaceAll('\n', lang === 'ja' ? '' : ' ');

describe.each(LANGS)('in %s', (lang) => {
  describe.each(AGES)(
    'asked on $now, $en after the newest source',
    ({ now, isStale, ...words }) => {
      const at = new Date(`${now}T03:00:00Z`);
      const line = LINE[lang](words[lang]);
      const notice = NOTICE[lang](words[lang]);
      const shown = isStale ? 1 : 0;

      test.each(Object.keys(REQUESTS) as (keyof typeof REQUESTS)[])(
        '%s says so on the page, in the terminal, on Discord and on Slack',
        async (what) => {
          const reply = await answerAt(at, what, lang);
          expect(reply.asOf).toMatch(new RegExp(`^${line.replace(/[()]/g, '\\$&')}`));
          const warnings = reply.blocks.filter(
            (one) => one.kind === 'notice' && one.text === notice,
          );
          expect(warnings).toEqual(
            isStale ? [{ kind: 'notice', tone: 'warning', text: notice }] : [],
          );

          const terminal = unbroken(renderText(reply, { columns: 80, color: false }), lang);
          expect(times(terminal, line)).toBe(1);
          expect(times(terminal, notice)).toBe(shown);
          for (const pages of [
            messagesOf(reply).map(textOnDiscord),
            pagesOf(reply).map(textOnSlack),
          ]) {
            for (const page of pages) expect(times(page, line)).toBe(1);
            // An answer says it where it ends; whatever has a title, on every page of it.
            const expected = reply.title === null ? pages.slice(-1) : pages;
            for (const page of expected) expect(times(page, notice)).toBe(shown);
          }
        },
      );

      test('a digest says so once, in its one message', async () => {
        const reply = await digestAt(at, lang);
        expect(reply.asOf).toBe(line);
        const discord = digestOnDiscord(reply);
        const slack = digestOnSlack(reply);
        if (!discord || !slack) throw new Error('too long for one message');
        const terminal = unbroken(renderText(reply, { columns: 80, color: false }), lang);
        const texts = [
          ...[terminal, textOnSlack(slack)],
          textOnDiscord({ components: discord.components } as Parameters<typeof textOnDiscord>[0]),
        ];
        for (const text of texts) {
          expect(times(text, line)).toBe(1);
          expect(times(text, notice)).toBe(shown);
        }
      });

      test("so does the Home tab of Slack's app", async () => {
        const home = JSON.stringify(homeView(await libraryOfJune(), [], lang, at));
        expect(times(home, line)).toBe(1);
        expect(times(home, notice)).toBe(shown);
      });
    },
  );

  test('an answer goes by the sources that it cites, the notice by those of all briefs', async () => {
    const at = new Date('2027-01-24T00:00:00Z');
    const older = await libraryOf(
      await packFolder({
        ...SMALL_PACK,
        'library.yaml': { ...SMALL_PACK['library.yaml'], staleAfter: '6 months' },
        'sources.yaml': {
          sources: [
            { ...gazette, date: '2025-03-30' },
            { ...monthly, date: '2027-01' },
          ],
        },
      }),
    );
    const service = createCommandService({ library: () => older, now: () => at, onMiss() {} });
    const reply = await service.handle('ask', { ...REQUESTS.answer(lang), lang }, null);
    const [date, age] = { en: ['30 March 2025', '21 months'], ja: ['2025年3月30日', '21カ月'] }[
      lang
    ];
    expect(reply.asOf).toContain(date);
    expect(reply.asOf).toContain(age);
    expect(JSON.stringify(reply.blocks)).not.toContain(NOTICE[lang]('').slice(0, 20));
  });
});

test('a brief says when it was held against its sources, and never that it is of that day', async () => {
  const at = new Date('2026-11-29T00:00:00Z');
  expect((await answerAt(at, 'brief', 'en')).asOf).toBe(
    'Newest source: 24 June 2026, 5 months ago · held against its sources on 1 January 2026',
  );
  expect((await answerAt(at, 'brief', 'ja')).asOf).toBe(
    '最も新しい資料：2026年6月24日（5カ月前）・本文は2026年1月1日に資料と照合',
  );
});

test('the day is that of the channel: what is of today in Tokyo is not of yesterday', async () => {
  const at = new Date('2026-06-24T16:00:00Z'); // 25 June there
  expect((await digestAt(at, 'en')).asOf).toBe('Newest source: 24 June 2026, yesterday');
});
