import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import { LANGS } from '../../src/library/schema.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { openFeedback } from '../../src/store/feedback.ts';
import { openStore } from '../../src/store/store.ts';
import { shipped } from '../support/libraries.ts';
import { nearQuestion } from '../support/near-question.ts';
import { packFolder } from '../support/pack.ts';
import { run, start } from '../support/script.ts';

describe('npm run -s ask', () => {
  test('prints the answer with its sources', async () => {
    const ended = await run('ask', ['when did the JJOC start?']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/^• .*24 March 2025\. \[1¶7\]/);
    expect(ended.out).toMatch(/\nSources\n\[1\] /);
  });

  test('takes words without quotes, and Japanese', async () => {
    const ended = await run('ask', ['統合作戦司令部は', 'いつできた？']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain('2025年3月24日');
  });

  test('--as json prints the reply as data', async () => {
    const { code, out } = await run('ask', ['--as', 'json', 'when did the JJOC start?']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ lang: 'en', outcome: 'found', topic: 'jjoc' });
  });

  test('--explain prints each step, for each question', async () => {
    const { code, out } = await run('ask', ['--explain', 'when did the JJOC start? それはなぜ？']);
    expect(code).toBe(0);
    const steps = out.split('\n').map((line) => line.split(/ {2,}/)[0]);
    expect(steps.filter((step) => step === 'question')).toHaveLength(2);
    for (const step of ['language', 'asks for', 'words', 'fact', 'evidence', 'verdict']) {
      expect(steps).toContain(step);
    }
  });

  test('what no brief covers: nothing on stdout, the nearest topics on stderr, exit 1', async () => {
    const ended = await run('ask', ['does the JJOC sell pianos']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/^! No brief covers that\.\n[\s\S]*\([a-z-]+\)\n/);
  });

  test('what comes near: nothing on stdout, the statements told apart on stderr, exit 1', async () => {
    const ended = await run('ask', [nearQuestion(shipped, 'en')]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err.startsWith(`! ${wordsFor('en').answer.near}\n  ~ `)).toBe(true);
    expect(ended.err).toMatch(/^ {2}~ [^•]*\[1(?:¶\d+)?\]/m);
    expect(ended.err).toContain('\nSources\n[1] ');
    expect(ended.err).not.toMatch(/^• .*¶/m);
  });

  test.each([
    [[], 'write a question, or --jsonl'],
    [['  '], 'write a question, or --jsonl'],
    [['--check', ''], 'write a statement'],
    [['--lang', 'fr', 'why?'], "argument 'fr' is invalid. Allowed choices are en, ja."],
    [['--jsonl', '--as', 'json'], "option '--as <form>' cannot be used with option '--jsonl'"],
    [['--jsonl', '--explain'], "option '--explain' cannot be used with option '--jsonl'"],
    [['--jsonl', 'why?'], 'with --jsonl, questions come on stdin only'],
  ])('bad usage %j is named, with what is accepted', async (args, message) => {
    const ended = await run('ask', args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(message);
  });

  test('no briefs: says so, exit 1', async () => {
    const ended = await run('ask', ['why?'], { BRIEFS_DIR: '/no/such/folder' });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('there is no such folder');
  });

  test('a fault in one brief: the answer is printed, the fault told, exit 1', async () => {
    const folder = await packFolder();
    await writeFile(join(folder, 'road.yaml'), 'id: [');
    const ended = await run('ask', ['hello'], { BRIEFS_DIR: folder });
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('Hello!');
    expect(ended.err).toContain('road.yaml:1:');
  });
});

describe('npm run -s ask -- --jsonl', () => {
  type Line = {
    answered: boolean;
    text: string;
    facts: string[];
    nearest: string[];
    sources: string[];
    ms: number;
  };
  const KEYS = ['id', 'lang', 'answered', 'text', 'facts', 'nearest', 'sources', 'ms'];
  const facts = new Set<string>(shipped.facts.keys());
  const sources = new Set<string>(shipped.sources.keys());

  async function answers(input: string | Buffer, args: string[] = []) {
    const { code, out, err } = await run('ask', ['--jsonl', ...args], {}, input);
    const lines = out.split('\n');
    expect(lines.pop(), 'the last line is ended too').toBe('');
    return { code, err, lines: lines.map((line) => JSON.parse(line)) };
  }

  /** Every answer is whole: the promised keys in their order, and nothing that does not exist. */
  function expectSound(line: Line) {
    expect(Object.keys(line)).toEqual(KEYS);
    expect(line.text.isWellFormed()).toBe(true);
    expect(line.ms).toBeGreaterThan(0);
    expect(line.answered).toBe(line.facts.length > 0);
    for (const id of [...line.facts, ...line.nearest]) expect(facts).toContain(id);
    for (const id of line.sources) expect(sources).toContain(id);
  }

  test('answers each line with a line, in order, in either language', async () => {
    const questions = [
      { id: 'a', question: 'when did the JJOC start?' },
      { id: 2, question: '統合作戦司令部はいつできた？' },
      { id: 'a', question: 'recipe for ramen' },
      { id: -1.5, question: 'JJOC?', lang: 'ja' },
      { id: '', question: '' },
      { id: 'more', question: 'hello', extra: true },
    ];
    const { code, err, lines } = await answers(questions.map((q) => JSON.stringify(q)).join('\n'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines.map(({ id }) => id)).toEqual(['a', 2, 'a', -1.5, '', 'more']);
    expect(lines.map(({ lang }) => lang)).toEqual(['en', 'ja', 'en', 'ja', 'en', 'en']);
    expect(lines.map(({ answered }) => answered).slice(0, 3)).toEqual([true, true, false]);
    expect(lines[0].facts).toContain('jjoc-established');
    for (const line of lines) expectSound(line);
  });

  test.for(LANGS)('what is near is no answer, and names the facts (%s)', async (lang) => {
    const question = `${nearQuestion(shipped, lang)}?`;
    const mixed = `${question} ${lang === 'ja' ? '統合作戦司令部はいつできた？' : 'when did the JJOC start?'}`;
    const { lines } = await answers(
      [question, mixed].map((text, id) => JSON.stringify({ id, question: text, lang })).join('\n'),
    );
    for (const line of lines) expectSound(line);
    const [near, both] = lines;
    expect(near).toMatchObject({ answered: false, facts: [] });
    expect(near.nearest.length).toBeGreaterThan(0);
    expect(near.nearest.length).toBeLessThanOrEqual(3);
    expect(near.sources.length).toBeGreaterThan(0);
    expect(near.text.startsWith(wordsFor(lang).answer.near)).toBe(true);
    expect(both).toMatchObject({ answered: true, nearest: near.nearest });
    expect(both.facts).toContain('jjoc-established');
  });

  test('a malformed line gives an error in its place, and exit 1 at the end', async () => {
    const input = [
      'no json',
      '{"id":1,"question":"hello"}',
      '[]',
      'null',
      '{"id":2}',
      '{"question":"hello"}',
      '{"id":{},"question":"hello"}',
      '{"id":3,"question":["hello"]}',
      '{"id":4,"question":"hello","lang":"fr"}',
      '{"id":1e999,"question":"hello"}',
      '{"id":5,"question":"hello"}',
      '{"id":6,"question":"hel',
    ];
    const { code, lines } = await answers(input.join('\n'));
    expect(code).toBe(1);
    expect(lines.map(({ id, line }) => id ?? `line ${line}`)).toEqual([
      'line 1',
      1,
      'line 3',
      'line 4',
      'line 5',
      'line 6',
      'line 7',
      'line 8',
      'line 9',
      'line 10',
      5,
      'line 12',
    ]);
    const [first] = lines;
    expect(first).toEqual({ error: 'line 1 is not {"id": …, "question": "…"} as JSON', line: 1 });
  });

  test('odd lines: none, CRLF, a byte order mark, U+2028, broken characters, 1 MB', async () => {
    const odd = Buffer.concat([
      Buffer.from('\ufeff{"id":"bom","question":"hello"}\r\n\r\n  \n'),
      Buffer.from('{"id":"separator","question":"when did \u2028 the \u2029 JJOC start?"}\n'),
      Buffer.from('{"id":"\\ud800","question":"when \\ud800 did the JJOC start \\udc00?"}\n'),
      Buffer.from('{"id":"zero","question":"when did the \\u0000 JJOC start?"}\n'),
      Buffer.from('{"id":"utf8","question":"'),
      Buffer.from([0xff, 0xfe, 0xe3, 0x81]),
      Buffer.from('"}\n'),
      Buffer.from(`{"id":"long","question":"${'when did the JJOC start? '.repeat(40_000)}"}\n`),
      Buffer.from(`{"id":"word","question":"${'x'.repeat(1_000_000)}"}\n`),
      Buffer.from(`{"id":"nested","question":"x","more":${'['.repeat(5000)}${']'.repeat(5000)}}`),
    ]);
    const { code, err, lines } = await answers(odd);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines.map(({ id }) => id)).toEqual([
      'bom',
      'separator',
      '\ud800',
      'zero',
      'utf8',
      'long',
      'word',
      'nested',
    ]);
    for (const line of lines) expectSound(line);
    const answered = lines.filter((line) => line.answered).map(({ id }) => id);
    expect(answered).toEqual(expect.arrayContaining(['separator', '\ud800', 'zero', 'long']));
    for (const { text } of lines) expect(text.length).toBeLessThan(5000);
  });

  test('nothing in, nothing out', async () => {
    expect(await answers('')).toEqual({ code: 0, err: '', lines: [] });
    expect(await answers('\n\n')).toEqual({ code: 0, err: '', lines: [] });
  });

  test('2,000 lines stream: the first answer comes before the last question is asked', async () => {
    const line = (id: number) => `${JSON.stringify({ id, question: `Who is number ${id}?` })}\n`;
    const { stdin, firstOutput, ended } = start('ask', ['--jsonl']);
    stdin.write(line(0));
    await firstOutput;
    for (let id = 1; id < 2000; id++) stdin.write(line(id));
    stdin.end();
    const { code, out } = await ended;
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((each) => JSON.parse(each));
    expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: 2000 }, (_, id) => id));
    for (const each of lines) expectSound(each);
  });

  test('--lang decides where the question does not', async () => {
    const { lines } = await answers('{"id":1,"question":"JJOC?"}', ['--lang', 'ja']);
    expect(lines).toMatchObject([{ lang: 'ja' }]);
  });
});

describe('npm run -s gaps', () => {
  test('says in one line what is wrong with the database, and the remedy', async () => {
    const { code, out, err } = await run('gaps', [], { DATABASE_URL: 'file:/dev/null/bot.sqlite' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^The database \/dev\/null\/bot\.sqlite cannot be used.*Set DATABASE_URL/,
      ),
    ]);
  });

  const database = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gaps-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return join(folder, 'bot.sqlite');
  };

  test('lists what was asked for in vain, and what was voted down', async () => {
    const file = await database();
    const store = openStore(`file:${file}`);
    const counts = openFeedback(store);
    const commandService = createCommandService({
      library: () => shipped,
      now: () => new Date(),
      onMiss: (words, lang) => void counts.addMisses(words, lang),
    });
    const near = nearQuestion(shipped, 'en');
    for (const question of ['recipe for ramen', 'price of ramen', 'カレーのレシピ', near]) {
      await commandService.handle('ask', { lang: 'en', options: { question } }, null);
    }
    await counts.addRating('jjoc-established', 'up');
    await counts.addRating('jjoc-operational', 'down');
    await store.close();

    const env = { LEARN_FROM_MISSES: '1', DATABASE_URL: `file:${file}` };
    const { code, out, err } = await run('gaps', [], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('2\ten\tramen');
    expect(lines).toEqual(
      expect.arrayContaining(['1\ten\trecipe', '1\tja\tカレー', '1\ten\tzebra']),
    );
    expect(lines.at(-1)).toBe('👎 1\t👍 0\tjjoc-operational');
    expect(out).not.toContain('jjoc-established');
  });

  test.each([
    ['1', /^Nothing yet/],
    ['0', /Set LEARN_FROM_MISSES=1/],
  ])('with nothing to list and LEARN_FROM_MISSES=%s says so', async (learn, hint) => {
    const env = { LEARN_FROM_MISSES: learn, DATABASE_URL: `file:${await database()}` };
    const ended = await run('gaps', [], env);
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(ended.err).toMatch(hint);
  });

  test('a wrong setting or file ends in one clear line', async () => {
    const wrong = await run('gaps', [], { DATABASE_URL: 'mysql://x', LEARN_FROM_MISSES: 'yes' });
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch(/^DATABASE_URL is "mysql:\/\/x"\. Set it to file:/m);
    expect(wrong.err).toMatch(/^LEARN_FROM_MISSES is "yes"\. Set it to 1/m);

    const file = await database();
    await writeFile(file, 'These are my notes. '.repeat(100));
    const notes = await run('gaps', [], { DATABASE_URL: `file:${file}` });
    expect(notes).toMatchObject({ code: 1, out: '' });
    expect(notes.err).toContain('not a database');
    expect(notes.err).not.toMatch(/^\s+at /m);
  });
});
