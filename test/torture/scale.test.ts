import { expect, test } from 'vitest';
import { measureScale } from '../../tools/bench/scale/measure.ts';
import { emptyPostgres } from '../support/stores.ts';

test('three processes with one token, one of them killed: every post once, and none too many a second', async () => {
  const plan = { posts: 240, processes: 3, killAt: 90, databaseUrl: await emptyPostgres() };
  const { posted, duplicates, refused } = await measureScale(plan);
  expect({ posted, duplicates, refused }).toEqual({ posted: 240, duplicates: 0, refused: 0 });
}, 240_000);
