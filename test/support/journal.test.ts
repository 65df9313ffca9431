import { expect, test, vi } from 'vitest';
import { Journal } from './journal.ts';

test('an entry is found whether it has been or is to come', async () => {
  const journal = new Journal<number>();
  journal.add(1);
  const third = journal.nth(3, (entry) => entry > 0, 'the third');
  journal.add(-2);
  journal.add(2);
  journal.add(3);
  expect(await third).toBe(3);
  expect(await journal.first((entry) => entry > 1, 'two')).toBe(2);
});

test('what does not come is named', async () => {
  vi.useFakeTimers();
  const journal = new Journal<number>();
  const waiting = journal.first(() => true, 'an answer');
  const failure = expect(waiting).rejects.toThrow('in vain for an answer');
  vi.runAllTimers();
  vi.useRealTimers();
  await failure;
});
