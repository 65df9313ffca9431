import { expect, test } from 'vitest';
import { indexAnew, indexFor, prepareIndexes } from '../../src/answers/index/fact-index.ts';
import type { FactIndex } from '../../src/answers/index/types.ts';
import type { Library } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { LANGS } from '../../src/library/schema.ts';

/** A new snapshot of the shipped briefs, for which nothing is indexed yet. */
async function shipped(): Promise<Library> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs of the project have faults');
  return library;
}

/** All of an index that is data, in order. */
const dataOf = (index: FactIndex) =>
  JSON.stringify(index, (_, value: unknown) => (value instanceof Map ? [...value] : value));

/** How often others had their turn while something was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work;
  isOver = true;
  return turns;
}

test.each(LANGS)('an index built in slices is that built in one go (%s)', async (lang) => {
  const library = await shipped();
  await prepareIndexes(library);
  const index = indexFor(library, lang);
  const whole = indexAnew(library, lang);
  expect(dataOf(index)).toBe(dataOf(whole));
  const text = lang === 'en' ? 'the seventh fleet was deployed' : '第七艦隊が展開した';
  expect(index.phrases.names(text)).toEqual(whole.phrases.names(text));
  expect(index.vocabulary.wordsLike('deploy', 2)).toEqual(whole.vocabulary.wordsLike('deploy', 2));
});

test('others have their turn while the indexes are built', async () => {
  expect(await turnsDuring(prepareIndexes(await shipped()))).toBeGreaterThan(5);
});

test('a question that comes meanwhile has its index at once, and it is the one that stays', async () => {
  const library = await shipped();
  const preparing = prepareIndexes(library);
  await new Promise((resolve) => setImmediate(resolve));
  const index = indexFor(library, 'en');
  expect(dataOf(index)).toBe(dataOf(indexAnew(library, 'en')));
  await preparing;
  expect(indexFor(library, 'en')).toBe(index);
});

test('building stops when it is told to, and goes on where it was', async () => {
  const library = await shipped();
  const ending = new AbortController();
  const preparing = prepareIndexes(library, ending.signal);
  ending.abort();
  expect(await turnsDuring(preparing)).toBeLessThan(5);
  expect(dataOf(indexFor(library, 'ja'))).toBe(dataOf(indexAnew(library, 'ja')));
});
