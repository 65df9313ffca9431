import { expect, test } from 'vitest';
import { DEATHS } from '../../tools/torture/plan.ts';
import { torture } from '../../tools/torture/torture.ts';
import { EMPTY } from '../support/stores.ts';

test.each(Object.entries(EMPTY))(
  'a bot on %s that is killed at every step posts each digest once, or tells why not',
  { timeout: 300_000 },
  async (_, empty) => {
    const result = await torture({
      kills: DEATHS.length,
      seed: 1,
      databaseUrl: await empty(),
      tell: () => {},
    });
    expect(result.stories).toEqual([]);
    expect(result.violations).toEqual([]);
    expect(result).toMatchObject({ duplicates: [], lost: [], denied: [] });
    expect(result.posted).toBeGreaterThan(0);
    expect(result.posted + result.reported).toBe(result.slots);
    expect([...result.deaths.keys()].sort()).toEqual(DEATHS.toSorted());
  },
);
