import type { BriefId } from '../../library/index.ts';
import type { Store, Tables } from '../../store/index.ts';
import { opaqueLimit, recordTogether } from '../../store/index.ts';
import type { ChannelRef } from '../subscriptions/index.ts';
import { DELIVERY_COLUMNS, type Delivery, parseDelivery } from './delivery.ts';
import type { DeliveryScope } from './publisher.ts';

/** Names one act of claiming: who claims the same delivery later has another one, also the same process. */
export type ClaimToken = string & { readonly __claim: never };

/** A delivery that is held under a claim. */
export type ClaimedDelivery = Delivery & { readonly claim: ClaimToken };

/** A claim that is not renewed ends after so long (ms): its process is taken for dead. */
export const LEASE_MS = 5 * 60 * 1000;

/** So far (ms) this machine's clock and a platform's may be apart. */
export const SKEW_MS = 60 * 60 * 1000;

/**
 * Claims up to `limit` deliveries of a scope that something is to be done about: those due to be posted, those
 * in doubt, and those whose claim has ended; what has been ready for longest goes first, and of that the first
 * channel of every server before the second of any. Of several that claim at once, one gets each. `claim` must
 * never have been used before.
 */
export async function claimReady(
  store: Store,
  { platform, server }: DeliveryScope,
  claim: ClaimToken,
  now: Date,
  limit: number,
): Promise<ClaimedDelivery[]> {
  const at = now.getTime();
  const { rowNumber } = store;
  const database = await store.ready();
  const rows = await database
    .with('ready', (all) => {
      const ready = all
        .selectFrom('delivery')
        .where('platform', '=', platform)
        .$if(server !== null, (query) => query.where('server', '=', server ?? ''))
        .where('ready_at', '<=', at)
        .orderBy('ready_at')
        .orderBy('turn')
        .limit(opaqueLimit(all, limit));
      const found = rowNumber ? ready.select(rowNumber.as('row')) : ready.select(KEY);
      return (store.skipsLocked ? found.forUpdate().skipLocked() : found).$castTo<Found>();
    })
    .updateTable('delivery')
    .set(({ eb }) => ({
      // Who died before beginning to post has left no doubt; who died after it has.
      state: eb
        .case()
        .when(eb.or([eb('state', '=', 'due'), eb('composed', 'is', null)]))
        .then('claimed')
        .else('doubtful')
        .end(),
      // What was last written of it was written before its request was made, or soon after.
      look_before: eb
        .case()
        .when(eb.or([eb('state', '=', 'due'), eb('composed', 'is', null)]))
        .then(null)
        .else(eb.fn.coalesce('look_before', eb('changed', '+', LEASE_MS + SKEW_MS)))
        .end(),
      claimant: claim,
      ready_at: at + LEASE_MS,
      changed: at,
    }))
    .where((eb) => {
      const ready = eb.selectFrom('ready');
      return rowNumber
        ? eb(rowNumber, 'in', ready.select('row'))
        : // This limit tells PostgreSQL how few rows are to be looked up.
          eb(
            eb.refTuple(...KEY),
            'in',
            ready
              .select(KEY)
              .limit(limit)
              .$asTuple(...KEY),
          );
    })
    .returning([...DELIVERY_COLUMNS, 'turn'])
    .execute();
  return rows.toSorted(byTurn).map((row) => ({ ...parseDelivery(row), claim }));
}

const KEY = ['subscription', 'slot'] as const;
/** The key, or the number where rows have one, of what is to be claimed. */
type Found = Pick<Tables['delivery'], (typeof KEY)[number]> & { readonly row: number };

/** Updated rows come back in any order. */
type Turn = Pick<Tables['delivery'], 'turn' | 'slot' | 'subscription'>;

function byTurn(a: Turn, b: Turn): number {
  return a.turn - b.turn || a.slot - b.slot || (a.subscription < b.subscription ? -1 : 1);
}

/**
 * Renews all that is still held under some claims, `LEASE_MS` from now on. What somebody else has claimed meanwhile
 * stays theirs. `since`: the time of the earliest of these claims or of their last renewal; rows from before are
 * not looked at.
 */
export async function renewClaims(
  store: Store,
  platform: ChannelRef['platform'],
  claims: readonly ClaimToken[],
  since: Date,
  now: Date,
): Promise<void> {
  const database = await store.ready();
  await database
    .updateTable('delivery')
    .set({ ready_at: now.getTime() + LEASE_MS })
    .where('platform', '=', platform)
    .where('ready_at', '>=', since.getTime() + LEASE_MS)
    .where('claimant', 'in', claims)
    .execute();
}

/** What is about to be posted: from here on it may stand there, should this process die. */
export type Begun = {
  /** When it was composed: the next digest begins there. */
  readonly composed: Date;
  /** The brief that it shows, if it shows one. */
  readonly brief: BriefId | null;
  /** How often it has been tried to be posted, this time included. */
  readonly attempts: number;
};

/**
 * Makes sure, right before a request to a platform, that a delivery is still held, and renews its claim; what is
 * posted is recorded beforehand. False: the claim has gone to somebody else, and nothing may be sent.
 */
export async function confirmClaim(
  store: Store,
  { subscription, slot, claim }: ClaimedDelivery,
  now: Date,
  begun: Begun | null,
): Promise<boolean> {
  const database = await store.ready();
  const held = await database
    .updateTable('delivery')
    .set({
      ...(begun && { ...begun, composed: begun.composed.getTime() }),
      ready_at: now.getTime() + LEASE_MS,
      changed: now.getTime(),
    })
    .where('subscription', '=', subscription)
    .where('slot', '=', slot.getTime())
    .where('claimant', '=', claim)
    .returning('slot')
    .executeTakeFirst();
  return held !== undefined;
}

/** What becomes of a claimed delivery. `at`: when something is to be done again; null: it is over. */
export type Outcome = (
  | { readonly state: 'due' | 'doubtful'; readonly at: Date }
  | { readonly state: 'sent' | 'quiet' | 'missed' | 'failed' | 'reported'; readonly at: null }
) & {
  readonly message?: string;
  /** Why it is in this state; left out or null: that says itself. */
  readonly reason?: string | null;
  readonly attempts?: number;
  /** Null takes back that posting began. */
  readonly composed?: null;
  /** Of what is in doubt: it was looked for in all that came from this time on. */
  readonly lookBefore?: number | null;
  readonly brief?: null;
};

/**
 * Records what became of a delivery, and ends its claim; what ends together is written together. False: the claim
 * has gone to somebody else, and nothing is written.
 */
export function record(
  store: Store,
  { subscription, slot, claim }: ClaimedDelivery,
  now: Date,
  { at, state, message, reason, attempts, composed, brief, lookBefore }: Outcome,
): Promise<boolean> {
  return recordTogether(store, {
    ...{ subscription, slot: slot.getTime(), claim, state },
    ready_at: at?.getTime() ?? null,
    changed: now.getTime(),
    message: message ?? null,
    reason: reason ?? null,
    attempts: attempts ?? null,
    look_before: lookBefore ?? null,
    clearsComposed: composed === null,
    clearsBrief: brief === null,
  });
}
