import { describe, expect, test } from 'vitest';
import type { DeliveryState } from '../../src/digests/delivery/delivery.ts';
import type { SubscriptionId } from '../../src/digests/subscriptions/index.ts';
import { count, type Evidence, keyOf } from '../../tools/torture/count.ts';

const slotAt = (hour: number) => ({
  subscription: 's1' as SubscriptionId,
  slot: new Date(Date.UTC(2026, 2, 4, hour)),
});
const [one, two, three] = [slotAt(9), slotAt(10), slotAt(11)] as const;
const told = (state: DeliveryState, slot = three) => ({ ...slot, state });

/** Two digests posted, and one that was missed, with what a test changes. */
const counted = (changes: Partial<Evidence> = {}) =>
  count({
    expected: [one, two, three],
    messages: [keyOf(one), keyOf(two)],
    ledger: [told('sent', one), told('sent', two), told('missed')],
    ...changes,
  });

describe('the count of the crash test', () => {
  test('finds nothing where all is well', () => {
    expect(counted()).toEqual({
      ...{ slots: 3, posted: 2, reported: 1 },
      ...{ duplicates: [], lost: [], denied: [] },
    });
  });

  test('sees each message beyond the first of a slot', () => {
    const messages = [keyOf(one), keyOf(two), keyOf(one), keyOf(one)];
    expect(counted({ messages })).toMatchObject({
      posted: 2,
      duplicates: [keyOf(one), keyOf(one)],
      lost: [],
    });
  });

  test('sees what is said to be sent and does not stand there', () => {
    const found = counted({ messages: [keyOf(two)] });
    expect(found).toMatchObject({ posted: 1, reported: 1, lost: [keyOf(one)] });
  });

  test('sees what the ledger does not know', () => {
    expect(counted({ ledger: [told('sent', one), told('sent', two)] }).lost).toEqual([
      keyOf(three),
    ]);
  });

  test.each(['due', 'claimed', 'doubtful'] as const)('sees what is left %s', (state) => {
    const ledger = [told('sent', one), told('sent', two), told(state)];
    expect(counted({ ledger })).toMatchObject({ reported: 0, lost: [keyOf(three)] });
  });

  test.each(['quiet', 'missed', 'failed', 'reported'] as const)('takes %s for told', (state) => {
    const ledger = [told('sent', one), told('sent', two), told(state)];
    expect(counted({ ledger })).toMatchObject({ reported: 1, lost: [] });
  });

  test('sees what was posted although the ledger denies it', () => {
    const ledger = [told('sent', one), told('missed', two), told('missed')];
    expect(counted({ ledger })).toMatchObject({ posted: 2, lost: [], denied: [keyOf(two)] });
  });
});
