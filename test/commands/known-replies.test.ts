import { expect, test } from 'vitest';
import { knownReplies } from '../../src/commands/known-replies.ts';
import { snapshotCache } from '../../src/library/cache.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

const before = new Date('2026-06-30T12:00:00Z');
const brief = (topic: string, lang: 'en' | 'ja' = 'en') => ({ lang, options: { topic } });

test('the same request gets the same reply, until the day or the library is another', async () => {
  const replyTo = knownReplies(null);
  const library = await smallLibrary();
  const first = replyTo('brief', brief('bridge'), { library, now: before });
  const later = new Date('2026-06-30T23:00:00Z');
  expect(replyTo('brief', brief('bridge'), { library, now: later })).toBe(first);
  expect(replyTo('brief', brief('bridge', 'ja'), { library, now: later })).not.toBe(first);
  expect(replyTo('timeline', brief('bridge'), { library, now: later }).title).not.toBe(first.title);

  const due = replyTo('brief', brief('bridge'), { library, now: new Date('2026-07-01T00:00:00Z') });
  expect(due.blocks[0]).toMatchObject({ kind: 'notice', tone: 'warning' });
  const other = replyTo('brief', brief('bridge'), { library: shipped, now: before });
  expect(other.outcome).toBe('not-found');
});

test('questions and texts are not kept', async () => {
  const replyTo = knownReplies(null);
  const context = { library: await smallLibrary(), now: before };
  const request = { lang: 'en', options: { question: 'who designed the Great Bridge' } } as const;
  expect(replyTo('ask', request, context)).not.toBe(replyTo('ask', request, context));
  const text = { lang: 'en', options: { text: 'The Great Bridge opened.' } } as const;
  expect(replyTo('check', text, context)).not.toBe(replyTo('check', text, context));
});

test('so many are kept, the longest unused ones go', () => {
  const known = snapshotCache<number>(2);
  let made = 0;
  const get = (key: string) => known(shipped, key, () => ++made);
  expect([get('a'), get('b'), get('a'), get('c'), get('a'), get('b')]).toEqual([1, 2, 1, 3, 1, 4]);
});

test('a promise is kept unless it is rejected', async () => {
  const known = snapshotCache<Promise<number>>(2);
  let made = 0;
  const get = () =>
    known(shipped, 'a', async () => {
      made += 1;
      if (made === 1) throw new Error('a passing fault');
      return made;
    });
  await expect(get()).rejects.toThrow('a passing fault');
  expect([await get(), await get()]).toEqual([2, 2]);
});
