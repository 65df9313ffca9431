import { describe, expect, test } from 'vitest';
import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';
import { keyOfPost, once } from '../../../src/platforms/shared/client/once.ts';
import { idempotencyKeysFor } from './idempotency-keys.ts';

const fails = async () => {
  throw new Error('not taken');
};

/** Steps that write down what they do. */
function recorded() {
  const done: string[] = [];
  const step = (name: string) => async () => void done.push(name);
  return { done, step };
}

describe('what is for everybody to see', () => {
  test('is done once, by whichever copy of the bot comes first', async () => {
    const { done, step } = recorded();
    const idempotencyKeys = idempotencyKeysFor();
    const copies = [0, 1, 2].map(() => ({ deduplicator: new Deduplicator(), idempotencyKeys }));
    const all = [...copies, ...copies].map((memory) => once('key', [step('a'), step('b')], memory));
    expect((await Promise.all(all)).filter(Boolean).length).toBe(1);
    expect(done).toEqual(['a', 'b']);
  });

  test('may be done again, by any copy, where it failed before anything was there', async () => {
    const { done, step } = recorded();
    const idempotencyKeys = idempotencyKeysFor();
    const [one, two] = [0, 1].map(() => ({
      deduplicator: new Deduplicator(),
      idempotencyKeys,
    })) as [never, never];
    await expect(once('key', [fails, step('a')], one)).rejects.toThrow('not taken');
    await expect(once('key', [fails], two)).rejects.toThrow('not taken');
    expect(await once('key', [step('a')], one)).toBe(true);
    expect(await once('key', [step('a')], two)).toBe(false);
    expect(done).toEqual(['a']);
  });

  test('is not begun anew where a part of it is there', async () => {
    const { done, step } = recorded();
    const memory = { deduplicator: new Deduplicator(), idempotencyKeys: idempotencyKeysFor() };
    await expect(once('key', [step('a'), fails], memory)).rejects.toThrow('not taken');
    expect(await once('key', [step('a')], memory)).toBe(false);
    expect(done).toEqual(['a']);
  });
});

test('a key tells messages and buttons apart, and holds no words of a person', () => {
  const key = keyOfPost('discord', '1', 'b1|o0|brief|en|my secret');
  expect(key).not.toContain('secret');
  expect(new Set([key, keyOfPost('discord', '2', 'b1|o0|brief|en|my secret')]).size).toBe(2);
  expect(keyOfPost('discord', '1', 'b1|o1|brief|en|my secret')).not.toBe(key);
});
