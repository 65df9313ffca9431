import { expect, test } from 'vitest';
import { soak } from '../../tools/soak/soak.ts';

test('two minutes under load, with a kill, a database that starts anew, reloads and reconnects', async () => {
  const { requests, slots, posted, reported, ...rest } = await soak(2, () => {});
  const { unanswered, duplicates, lost, denied, violations, exitCode } = rest;
  // By itself, so that what became of them is told.
  expect(unanswered).toEqual([]);
  expect(requests).toBeGreaterThan(100);
  expect(slots).toBeGreaterThan(0);
  expect(posted + reported).toBe(slots);
  expect({ duplicates, lost, denied, violations, exitCode }).toEqual({
    ...{ duplicates: [], lost: [], denied: [], violations: 0, exitCode: 0 },
  });
}, 600_000);
