import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  EmbeddingWorker,
  type EmbeddingWorkerParts,
  startThread,
} from '../../../src/answers/meaning/embedding-worker.ts';
import { ENGLISH_PACKAGES } from '../../../src/answers/meaning/english-model.ts';
import {
  createMeaning,
  faultOfModelFolder,
  type Meaning,
} from '../../../src/answers/meaning/index.ts';
import { isInstalled } from '../../../src/answers/meaning/installed.ts';
import { keyOf, readVectors, writeVectors } from '../../../src/answers/meaning/vector-cache.ts';
import type { Lang, Library } from '../../../src/library/index.ts';
import { buildLibrary } from '../../../src/library/library.ts';
import type { BriefFile, FactEntry, Source } from '../../../src/library/schema.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { writeTinyModel } from './tiny-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'meaning-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => {
  const path = join(folder, String(folders++));
  mkdirSync(path);
  return path;
};

const FACTS = [
  ['bridge-closed', 'The bridge is closed.', 'その 橋 は 閉鎖 中 。'],
  ['pool-price', 'The price of the pool is two dollars.', 'プール の 料金 は 二 ドル 。'],
] as const;

function town(facts: readonly (readonly [string, string, string])[] = FACTS): Library {
  const cites = [{ source: 's', at: '1' }];
  const statement = { en: 'x', ja: 'x', cites };
  const brief = {
    ...{ id: 'town', title: { en: 'Town', ja: '町' }, aliases: { en: [], ja: [] }, group: 'g' },
    ...{ checked: '2026-01-01', reviewBy: '2027-01-01' },
    ...{ bottomLine: statement, whyItMatters: statement },
    facts: facts.map(([id, en, ja]) => ({ id, en, ja, cites, status: 'reported' })),
  } as unknown as BriefFile & { facts: FactEntry[] };
  const settings = { title: { en: 'Town', ja: '町' }, groups: [], glossary: [] };
  const sources = [{ id: 's', date: '2026-01-01' }] as unknown as Source[];
  return buildLibrary({ version: '1', settings, sources, briefs: [brief] });
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** One that waits until it can answer. */
function meaningOf(
  model: string | null,
  cacheFolder: string,
): { meaning: Meaning; lines: string[] } {
  const lines: string[] = [];
  const line = (text: string) => lines.push(text);
  const { after } = new ManualClock();
  const meaning = createMeaning({
    ...{ folder: model, cacheFolder, patience: null, after },
    log: { info: line, warn: line },
  });
  open.push(meaning);
  return { meaning, lines };
}

async function nearestTo(meaning: Meaning, question: string, lang: Lang): Promise<string | null> {
  const found = await meaning.similarities(question, lang, town(), []);
  return found && ([...found].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null);
}

describe('the English packages', () => {
  const missing = ENGLISH_PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length > 0) process.stdout.write(`skipped: not installed: ${missing.join(', ')}\n`);

  test.skipIf(missing.length > 0)('find a fact that shares no word with the question', async () => {
    const { meaning, lines } = meaningOf(null, newFolder());
    expect(meaning.isAvailable).toBe(true);
    expect(await nearestTo(meaning, 'How much do I pay to go swimming?', 'en')).toBe('pool-price');
    expect(await nearestTo(meaning, 'Can I drive across the river?', 'en')).toBe('bridge-closed');
    expect(await nearestTo(meaning, '橋は渡れますか', 'ja')).toBe(null);
    expect(await nearestTo(meaning, '', 'en')).toBe(null);
    expect(lines).toEqual([]);
  });
});

test('without the packages there is no second stage, and one line says so', () => {
  const bare = newFolder();
  cpSync('src', join(bare, 'src'), { recursive: true });
  writeFileSync(join(bare, 'package.json'), '{"type":"module"}');
  mkdirSync(join(bare, 'node_modules'));
  symlinkSync(join(process.cwd(), 'node_modules/zod'), join(bare, 'node_modules/zod'), 'junction');
  const script = join(bare, 'try.ts');
  writeFileSync(
    script,
    `import { createMeaning } from './src/answers/meaning/index.ts';
const log = { info: console.log, warn: console.log };
const meaning = createMeaning({ folder: null, cacheFolder: '.', patience: null, after: () => () => {}, log });
console.log(meaning.isAvailable, await meaning.similarities('?', 'en', {}, []));`,
  );
  const printed = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim().split('\n');
  expect(printed).toEqual([
    'Questions are answered by words alone: the packages that compare meanings are not installed. Run npm ci without --omit=optional to have them.',
    'false null',
  ]);
});

test('none means that words alone answer, and nothing is said of it', async () => {
  const { meaning, lines } = meaningOf('none', newFolder());
  expect(meaning.isAvailable).toBe(false);
  expect(await nearestTo(meaning, 'What does it cost?', 'en')).toBe(null);
  expect(lines).toEqual([]);
});

describe('a folder of a model', () => {
  test('serves both languages', async () => {
    const model = writeTinyModel(newFolder());
    expect(faultOfModelFolder(model)).toBe(null);
    const { meaning, lines } = meaningOf(model, newFolder());
    expect(await nearestTo(meaning, 'What does it cost?', 'en')).toBe('pool-price');
    expect(await nearestTo(meaning, 'Is it shut ?', 'en')).toBe('bridge-closed');
    expect(await nearestTo(meaning, '料金 は', 'ja')).toBe('pool-price');
    expect(lines).toEqual([]);
  });

  test('that holds none is named, with the remedy', () => {
    const none = newFolder();
    expect(faultOfModelFolder(none)).toMatch(
      /^no model: it holds no onnx\/model\.onnx .* remove it\.$/,
    );
    expect(faultOfModelFolder(join(none, 'away'))).toMatch(/^no model: /);
    const lfs = writeTinyModel(newFolder());
    writeFileSync(join(lfs, 'onnx/model.onnx'), 'version https://git-lfs.github.com/spec/v1\n');
    expect(faultOfModelFolder(lfs)).toMatch(/model\.onnx is no ONNX file/);
    const mute = writeTinyModel(newFolder());
    writeFileSync(join(mute, 'tokenizer.json'), '[]');
    expect(faultOfModelFolder(mute)).toMatch(/tokenizer\.json does not hold/);
  });

  test('that turns out to be damaged leaves questions to words alone, and is not tried again', async () => {
    const model = writeTinyModel(newFolder());
    truncateSync(join(model, 'onnx/model.onnx'), 60);
    const { meaning, lines } = meaningOf(model, newFolder());
    expect(await nearestTo(meaning, 'cost', 'en')).toBe(null);
    expect(await nearestTo(meaning, 'cost', 'en')).toBe(null);
    expect(lines).toEqual([expect.stringMatching(/^Questions are answered by words alone: /)]);
  });
});

describe('the vectors of facts', () => {
  const FILE = 'vectors-folder.bin';

  test('are kept between starts, and made anew where the file is cut off or of another model', async () => {
    const kept = newFolder();
    const model = writeTinyModel(newFolder());
    const ask = async (from = model) => {
      const { meaning, lines } = meaningOf(from, kept);
      expect(await nearestTo(meaning, 'cost', 'en')).toBe('pool-price');
      await meaning.close();
      return lines;
    };
    expect(await ask()).toEqual([]);
    const first = readFileSync(join(kept, FILE));
    expect(await ask()).toEqual([]);
    expect(readFileSync(join(kept, FILE))).toEqual(first);
    truncateSync(join(kept, FILE), first.length - 50);
    expect(await ask()).toEqual([expect.stringContaining('damaged: they are made anew')]);
    expect(readFileSync(join(kept, FILE))).toEqual(first);
    const other = writeTinyModel(newFolder(), { scale: 2 });
    expect(await ask(other)).toEqual([expect.stringContaining('of another model')]);
    expect(readdirSync(kept)).toEqual([FILE]);
  });

  test('of two that write at once are all kept', () => {
    const file = join(newFolder(), FILE);
    const vector = Float32Array.from([0.6, 0.8]);
    writeVectors(file, 'm', new Map([[keyOf('one'), vector]]));
    writeVectors(file, 'm', new Map([[keyOf('two'), vector]]));
    const { vectors, why } = readVectors(file, 'm');
    expect(why).toBe(null);
    expect([...vectors]).toEqual([
      [keyOf('one'), vector],
      [keyOf('two'), vector],
    ]);
  });

  test('of processes that write over and over are never read in part', async () => {
    const file = join(newFolder(), FILE);
    const script = join(folder, 'write.ts');
    const from = join(process.cwd(), 'src/answers/meaning/vector-cache.ts');
    writeFileSync(
      script,
      `import { keyOf, readVectors, writeVectors } from ${JSON.stringify(from)};
import { workerData as own } from 'node:worker_threads';
for (let i = 0; i < 40; i++) {
  writeVectors(${JSON.stringify(file)}, 'm', new Map([[keyOf(own + i), new Float32Array(256).fill(1)]]));
  const { why } = readVectors(${JSON.stringify(file)}, 'm');
  if (why) throw new Error(why);
}`,
    );
    const writers = ['a', 'b'].map((workerData) => new Worker(script, { workerData }));
    const ends = writers.map(
      (writer) =>
        new Promise((resolve) => writer.on('error', resolve).on('exit', () => resolve(null))),
    );
    expect(await Promise.all(ends)).toEqual([null, null]);
    // Of two that write in the same moment one may lose what it added: it is made again.
    expect(readVectors(file, 'm').vectors.size).toBeGreaterThan(0);
  });

  test('that cannot be written are told of once, and questions are answered', async () => {
    const blocked = join(newFolder(), 'file');
    writeFileSync(blocked, '');
    const { meaning, lines } = meaningOf(writeTinyModel(newFolder()), blocked);
    expect(await nearestTo(meaning, 'cost', 'en')).toBe('pool-price');
    expect(lines.length).toBeGreaterThan(0);
  });
});

describe('a thread', () => {
  const facts = FACTS.map(([, text]) => [text]);
  const SPIN = 'for (;;);';

  const PATIENCE = { answer: 200, loading: 1000 };

  function workerWith(start: () => Worker, patience: EmbeddingWorkerParts['patience']) {
    const clock = new ManualClock();
    const lines: string[] = [];
    const threads: Worker[] = [];
    const startOne = () => {
      const thread = start();
      threads.push(thread);
      return thread;
    };
    const log = { warn: (line: string) => lines.push(line) };
    const worker = new EmbeddingWorker({
      ...{ startThread: startOne, after: clock.after, patience, log },
    });
    open.push(worker);
    return { worker, clock, lines, threads };
  }
  const real = () => {
    const model = { kind: 'folder', folder: writeTinyModel(newFolder()) } as const;
    const cacheFile = join(newFolder(), 'vectors.bin');
    return () => startThread({ model, cacheFile });
  };
  /** One whose vectors of the facts are kept from before. */
  const experienced = async () => {
    const start = real();
    const { worker } = workerWith(start, null);
    await worker.compare('cost', facts);
    await worker.close();
    return start;
  };

  test('that is killed at work fails no question, and is begun again later and later', async () => {
    const { worker, clock, lines, threads } = workerWith(real(), null);
    for (const pause of [1000, 2000, 4000]) {
      const asked = worker.compare('cost', facts);
      await threads.at(-1)?.terminate();
      expect(await asked).toBe(null);
      clock.pass(pause - 1);
      expect(await worker.compare('cost', facts)).toBe(null);
      clock.pass(1);
    }
    expect(lines.length).toBe(3);
    expect(lines[2]).toContain('begun again in 4 s');
    expect(await worker.compare('cost', facts)).toEqual(Float32Array.from([0, 1]));
    expect(threads.length).toBe(4);
  });

  test('that hangs keeps no question longer than its patience, and is replaced', async () => {
    const begin = real();
    let hangs = true;
    const { worker, clock, lines, threads } = workerWith(
      () => (hangs ? new Worker(SPIN, { eval: true }) : begin()),
      PATIENCE,
    );
    const asked = worker.compare('cost', facts);
    clock.pass(PATIENCE.loading);
    clock.pass(PATIENCE.answer);
    expect(await asked).toBe(null);
    expect(lines).toEqual([]);
    clock.pass(30_000);
    expect(lines).toEqual([expect.stringContaining('it said nothing for 30 s')]);
    hangs = false;
    clock.pass(1000);
    await expect.poll(async () => (await worker.compare('cost', facts))?.[1]).toBeGreaterThan(0);
    expect(threads.length).toBe(2);
  });

  test('with too many questions waiting leaves the next to words alone', async () => {
    const { worker, clock } = workerWith(() => new Worker(SPIN, { eval: true }), PATIENCE);
    const asked = Array.from({ length: 8 }, () => worker.compare('cost', facts));
    expect(await worker.compare('cost', facts)).toBe(null);
    clock.pass(PATIENCE.loading);
    clock.pass(PATIENCE.answer);
    expect(await Promise.all(asked)).toEqual(asked.map(() => null));
  });

  test('that loads its model lets questions wait longer than one that has it', async () => {
    const { worker, clock } = workerWith(await experienced(), PATIENCE);
    const asked = worker.compare('cost', facts);
    clock.pass(PATIENCE.loading - 1);
    expect(await asked).toEqual(Float32Array.from([0, 1]));
    clock.pass(PATIENCE.loading);
    expect(await worker.compare('cost', facts)).toEqual(Float32Array.from([0, 1]));
  });

  test('that is asked nothing for two minutes ends, and the next question begins another', async () => {
    const { worker, clock, lines, threads } = workerWith(await experienced(), PATIENCE);
    await worker.compare('cost', facts);
    clock.pass(119_999);
    await worker.compare('cost', facts);
    clock.pass(119_999);
    expect(threads.length).toBe(1);
    const ended = once(threads[0] as Worker, 'exit');
    clock.pass(1);
    await ended;
    expect(await worker.compare('cost', facts)).toEqual(Float32Array.from([0, 1]));
    expect(threads.length).toBe(2);
    expect(lines).toEqual([]);
  });
});
