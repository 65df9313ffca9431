import { expect, test } from 'vitest';
import { type Fault, planRounds } from '../../tools/torture/plan.ts';

/** All that `spoil` can do; the type makes sure that none is forgotten. */
const KINDS: Readonly<Record<Fault['kind'], true>> = {
  late: true,
  drop: true,
  fail: true,
  limit: true,
  'global-limit': true,
  doubt: true,
  page: true,
  edge: true,
  unauthorized: true,
  'wrong-channel': true,
};

test.for(['discord', 'slack'] as const)('every kind of fault is planned on %s', (platform) => {
  const rounds = planRounds(1)
    .take(300)
    .filter(({ longTurn }) => longTurn === null);
  const planned = rounds.flatMap(({ faults }) => faults.filter((one) => one.platform === platform));
  const kinds = new Set(planned.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(Object.keys(KINDS).toSorted());
});
