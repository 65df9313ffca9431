import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/table.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import { Citations } from '../../src/replies/citations.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped } from '../support/libraries.ts';

/** `FUZZ_RUNS=100000 npx vitest run test/answers/hostile-messages.test.ts` looks longer, and tells the time. */
const { FUZZ_RUNS } = process.env;
const RUNS = Number(FUZZ_RUNS ?? 3000);

const now = new Date('2026-01-01T00:00:00Z');
const topic = [...shipped.briefs.keys()][0] ?? null;
type Timed = { ms: number; question: string; lang: Lang };
let slowest: Timed[] = [];

function ask(question: string, lang: Lang): Reply {
  const request = { lang, options: { question }, topic };
  const begun = performance.now();
  const reply = runCommand('ask', request, { library: shipped, now });
  const ms = performance.now() - begun;
  if (ms > (slowest.at(-1)?.ms ?? 0) || slowest.length < 20) {
    slowest = [...slowest, { ms, question, lang }].toSorted((x, y) => y.ms - x.ms).slice(0, 20);
  }
  return reply;
}

const SHOWN = new Set('text label title note name usage publisher genre up down'.split(' '));

/** The strings of a value that people see: those under the keys that hold words. */
function shownIn(value: unknown, key = 'text'): string[] {
  if (typeof value === 'string') return SHOWN.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    shownIn(each, Array.isArray(value) ? key : name),
  );
}

/** All that the bot says of itself or from the briefs: nothing of it comes from a question. */
const OWN: ReadonlySet<string> = new Set(
  LANGS.flatMap((lang) => [
    ...Object.values(wordsFor(lang).answer).filter((text) => typeof text === 'string'),
    wordsFor(lang).answer.empty(LANGS),
    ...Object.values(wordsFor(lang).aboutBot).filter((text) => typeof text === 'string'),
    ...[wordsFor(lang).date(shipped.reach)].flatMap((newest) => [
      wordsFor(lang).answer.asOfNewest(newest),
      wordsFor(lang).aboutBot.age(newest),
      wordsFor(lang).aboutBot.updates(newest),
    ]),
    ...[...shipped.briefs.values()].map(({ title }) => wordsFor(lang).aboutBot.start(title[lang])),
    ...Array.from(shipped.facts.values(), (_, count) => wordsFor(lang).answer.moreEvents(count)),
    ...Array.from(shipped.facts.values(), (_, count) => wordsFor(lang).aboutBot.disputes(count)),
    ...Object.values(wordsFor(lang).facts),
    ...Object.values(wordsFor(lang).buttons),
    ...(['help', 'brief', 'timeline', 'sources'] as const).flatMap((name) =>
      shownIn(runCommand(name, { lang, options: {} }, { library: shipped, now })),
    ),
    ...[...shipped.briefs.keys()].flatMap((topic) =>
      (['brief', 'timeline'] as const).flatMap((name) =>
        shownIn(runCommand(name, { lang, options: { topic } }, { library: shipped, now })),
      ),
    ),
    ...[...shipped.facts.values()].flatMap((fact) => [
      fact[lang],
      new Citations(shipped, lang).fact(fact).label ?? '',
      ...(fact.status === 'disputed' ? fact.sides.map((side) => side[lang]) : []),
    ]),
    ...[...shipped.briefs.values()].map(({ title }) => title[lang]),
  ]),
);

const NONE_OF = LANGS.flatMap((lang) => {
  const { noneOf, unmet } = wordsFor(lang).answer;
  const pattern = (text: string) =>
    new RegExp(`^${text.replaceAll('.', '\\.').replace('…', '[\\p{L}\\p{N} .,-]{1,40}')}$`, 'u');
  return [pattern(noneOf('…')), pattern(unmet('…'))];
});

const PING = /@(?:everyone|here|channel)|<[@#!]/i;
const MARKUP = /[*_~|#<>[\]{}\\^=`@]|https?:\/\//;
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Cs}/u;

/** What is wrong with the reply to a message; whatever was written, nothing may be. */
function faultsOf(reply: Reply): string[] {
  const texts = [...shownIn(reply), ...reply.missed, reply.asOf ?? ''];
  const echoes = [
    ...reply.blocks.flatMap((block) =>
      shownIn(block).filter((text) => block.kind === 'heading' && !OWN.has(text)),
    ),
    // The time or the ordinal that a question named, in the bot's own sentence.
    ...reply.blocks
      .flatMap((block) => (block.kind === 'near' || block.kind === 'notice' ? shownIn(block) : []))
      .filter((text) => NONE_OF.some((sentence) => sentence.test(text))),
  ];
  const said = [...reply.blocks, ...reply.actions].flatMap((each) => shownIn(each));
  const faults: [string, readonly string[]][] = [
    ['is not well-formed', texts.filter((text) => !text.isWellFormed())],
    ['pings', texts.filter((text) => PING.test(text))],
    ['has unseen characters', texts.filter((text) => UNSEEN.test(text))],
    ['is nobody’s', said.filter((text) => !OWN.has(text) && !echoes.includes(text))],
    ['is echoed with markup', echoes.filter((text) => MARKUP.test(text))],
    ['is echoed at length', echoes.filter((text) => [...text].length > 120)],
    ['is a long word', reply.missed.filter((word) => [...word].length > 40)],
    ['are many words', reply.missed.slice(15)],
    ['is not cited', reply.citations.length > 0 ? [] : said.filter(isOfFact)],
  ];
  return faults.flatMap(([what, which]) => which.map((text) => `“${text}” ${what}`));
}

const statements = new Set([...shipped.facts.values()].flatMap(({ en, ja }) => [en, ja]));
const isOfFact = (text: string) => statements.has(text);

/** The slowest answers, each taken thrice more: the machine may have been busy with other things. */
afterAll(() => {
  if (FUZZ_RUNS === undefined) return;
  const again = slowest.map(({ question, lang }) => {
    const times = Array.from({ length: 3 }, () => {
      slowest = [];
      ask(question, lang);
      return slowest[0]?.ms ?? 0;
    });
    return { question, ms: Math.min(...times) };
  });
  for (const { ms, question } of again.toSorted((x, y) => y.ms - x.ms).slice(0, 3)) {
    const shown = JSON.stringify(question.slice(0, 120));
    process.stdout.write(`${ms.toFixed(1)} ms: ${question.length} characters, ${shown}\n`);
  }
});

const names = [...shipped.terms.values()].flatMap(({ en, ja }) => [...en, ...ja]);
const asks = [...shipped.facts.values()].flatMap((f) => [
  ...(f.asks?.en ?? []),
  ...(f.asks?.ja ?? []),
]);

const PIECES = [
  ...['<@1>', '<@!1>', '<#1>', '<!channel>', '<!here|@here>', '@everyone', '@here', '<@', '>', '@'],
  ...[
    '<:a:1>',
    '<a:b:2>',
    ':wave:',
    '🎉',
    '👩‍👩‍👧',
    '🇯🇵',
    '☀️',
    '1️⃣',
    'https://x.y/z',
    '<https://x.y|z>',
  ],
  ...[
    '**',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '> ',
    '# ',
    '-# ',
    '[a](b)',
    '[',
    ']',
    '(',
    ')',
    '{',
    '\\',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u00ad',
    '\u034f',
    '\u2028',
    '\0',
  ],
  ...['\ud800', '\udc00', '\ud83d', '\ufffd', '\ufffe', '𠮷', 'ﷺ', 'ﬃ', '㍿', 'ｶﾞ', 'e\u0301\u0301'],
  ...[
    '?',
    '？',
    '。',
    '!',
    '\n',
    '\r\n',
    '\t',
    '\u3000',
    ' ',
    '. ',
    '「',
    '」',
    "'",
    '’',
    ',',
    '-',
  ],
  ...[
    'when',
    'where',
    'who is',
    'how many',
    'why',
    'what time',
    'いつ',
    'どこ',
    '誰',
    '何人',
    'なぜ',
    'とは',
  ],
  ...[
    'hello',
    'help',
    'topics',
    'ありがとう',
    'every',
    'one',
    'constructor',
    '__proto__',
    '1',
    '2025',
    '3月',
  ],
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...asks) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
);
const mix = fc
  .tuple(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' ', '\u200b', '\n'))
  .map(([pieces, glue]) => pieces.join(glue));
const repeated = fc
  .tuple(fc.oneof(piece, mix), fc.integer({ min: 1, max: 3000 }))
  .map(([text, times]) => text.repeat(Math.min(times, Math.ceil(5000 / (text.length + 1)))));
const echoed = mix.map((text) => `${text}? ${text}x? https://x.y/`);
const broken = fc
  .tuple(fc.constantFrom(...asks), fc.nat(200), fc.constantFrom(...PIECES))
  .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));

describe('any message whatever', () => {
  test('gets a harmless reply', { timeout: 60_000 + RUNS * 20 }, () => {
    const message = fc.oneof(
      { weight: 3, arbitrary: mix },
      { weight: 3, arbitrary: echoed },
      { weight: 2, arbitrary: broken },
      { weight: 1, arbitrary: repeated },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1500, maxLength: 2500 }) },
    );
    fc.assert(
      fc.property(message, fc.constantFrom(...LANGS), (question, lang) => {
        const faults = faultsOf(ask(question, lang));
        if (faults.length > 0) throw new Error(faults.join('\n'));
      }),
      { numRuns: RUNS },
    );
  });

  test.each<[string, string]>([
    ['a megabyte of one letter', 'a'.repeat(1_000_000)],
    ['a megabyte of words', 'when did the JJOC start '.repeat(42_000)],
    ['a megabyte of questions', 'いつ？'.repeat(350_000)],
    ['a megabyte of pings', '<@1>'.repeat(250_000)],
    ['a megabyte of half characters', '\ud800'.repeat(1_000_000)],
    ['a regular expression bomb', `${'a'.repeat(50_000)}!`],
    ['another', `${'a '.repeat(900)}!`],
    ['letters with dots', 'a.'.repeat(1000)],
    ['thousands', '1,111'.repeat(400)],
    ['white space', `${' '.repeat(1998)}x`],
    ['apostrophes', "a'".repeat(1000)],
    ['nested brackets', '['.repeat(1000) + ']'.repeat(1000)],
    ['nested pings', '<@'.repeat(700) + '>'.repeat(600)],
    ['open links', '<https:'.repeat(285)],
    ['open fences', '```a'.repeat(500)],
    ['colons', ':a'.repeat(1000)],
    ['question marks', '?'.repeat(5000)],
    ['one-letter questions', 'a?'.repeat(2500)],
    ['line feeds', '\n'.repeat(5000)],
    ['one-letter lines', 'a\n'.repeat(2500)],
    ['opening quotes', '「'.repeat(5000)],
    ['marks of direction', '\u202e\u2066a'.repeat(700)],
    ['combining marks', `a${'\u0301'.repeat(1999)}`],
    ['what grows eighteenfold in NFKC', 'ﷺ'.repeat(2000)],
    ['katakana without end', 'ア'.repeat(2000)],
    ['long vowels without end', 'ー'.repeat(2000)],
    ['half-width katakana', 'ｶﾞ'.repeat(1000)],
    ['hiragana in words', 'みさいる'.repeat(500)],
    ['a name again and again', '統合作戦司令部在日米軍自衛隊'.repeat(142)],
    ['a slip again and again', '抑子力'.repeat(660)],
    [
      '2,000 different kanji',
      String.fromCharCode(...Array.from({ length: 2000 }, (_, n) => 0x4e00 + n * 7)),
    ],
    ['figures and kanji', '3月'.repeat(1000)],
    ['two-letter words', Array.from({ length: 660 }, (_, n) => (n + 36).toString(36)).join(' ')],
    [
      'slips of the keyboard',
      Array.from({ length: 220 }, (_, n) => `comm${(n * 7919).toString(36)}d`).join(' '),
    ],
    ['all names at once', names.join(' ')],
    ['all questions at once', asks.join(' ')],
    ['all Japanese facts at once', [...shipped.facts.values()].map(({ ja }) => ja).join('')],
  ])('%s', (_title, question) => {
    for (const lang of LANGS) expect(faultsOf(ask(question, lang))).toEqual([]);
  });
});
