import { setImmediate as aTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { within } from '../../../src/platforms/shared/client/within.ts';

const never = new Promise<never>(() => {});

test('what is done within a turn of the event loop starts no wait', async () => {
  const late = vi.fn(() => never);
  expect(await within(Promise.resolve('done'), late, 'late')).toBe('done');
  await expect(within(Promise.reject(new Error('broken')), late, 'late')).rejects.toThrow('broken');
  expect(late).not.toHaveBeenCalled();
});

test('what takes longer is waited for until the wait ends', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const late = vi.fn(() => never);
  const given = within(promise, late, 'late');
  await aTurn();
  await aTurn();
  expect(late).toHaveBeenCalledOnce();
  resolve('done');
  expect(await given).toBe('done');
});

test.each([() => Promise.resolve(), Promise.resolve(), () => Promise.reject(new Error('aborted'))])(
  'what is late gives the other value, however the wait ends',
  async (late) => {
    expect(await within(never, late, 'late')).toBe('late');
  },
);
