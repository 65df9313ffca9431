import { expect, test } from 'vitest';
import { Pending } from '../../../src/platforms/shared/client/index.ts';

test('what is on its way is waited for, and what goes wrong in it is told and holds nothing up', async () => {
  const faults: unknown[] = [];
  const pending = new Pending((error) => faults.push(error));
  const { promise, resolve } = Promise.withResolvers<void>();
  const tracked = [pending.track(promise), pending.track(Promise.reject('a fault'))];
  let isOver = false;
  const finished = pending.finish(async () => {
    isOver = true;
  });
  await tracked[1];
  expect([isOver, faults]).toEqual([false, ['a fault']]);
  resolve();
  await finished;
  expect(isOver).toBe(true);
});

test('what comes after it may fail', async () => {
  const pending = new Pending(() => {});
  const fault = new Error('still busy');
  await expect(pending.finish(() => Promise.reject(fault))).rejects.toBe(fault);
});
