import { deliveryEnded } from '../../../observability/index.ts';
import { type ClaimedDelivery, type Outcome, record } from '../claim.ts';
import type { DeliveryState } from '../delivery.ts';
import type { DeliveryContext } from '../delivery-context.ts';
import { hasLater } from '../ledger.ts';
import { ASK_AFTER_MS, backOff } from './retry-policy.ts';

/** The state that a delivery came to; `lost`: its claim has gone to somebody else. */
export type AdvancedState = Exclude<DeliveryState, 'claimed'> | 'lost';

/** So long (ms) from now. */
export const inMs = ({ now }: DeliveryContext, ms: number): Date => new Date(now().getTime() + ms);

/** Whether it is too late at some time, else now, to post a delivery. */
export const isTooLate = (
  { grace, now }: DeliveryContext,
  { slot }: ClaimedDelivery,
  at = now(),
): boolean => at.getTime() - slot.getTime() > grace;

/** What log lines say of a delivery. */
export const named = ({ subscription, slot, channelRef }: ClaimedDelivery) => ({
  subscription,
  slot,
  ...channelRef,
});

/** Records what became of a claimed delivery, for the ledger, the log and the metrics. Rejects when the store fails. */
export async function recordOutcome(
  { store, log, now }: DeliveryContext,
  delivery: ClaimedDelivery,
  outcome: Outcome,
): Promise<AdvancedState> {
  const at = now();
  if (!(await record(store, delivery, at, outcome))) return 'lost';
  log.debug({ ...named(delivery), state: outcome.state }, 'digest recorded');
  if (outcome.at === null) {
    const late = (at.getTime() - delivery.slot.getTime()) / 1000;
    deliveryEnded(delivery.channelRef.platform, outcome.state, late);
  }
  return outcome.state;
}

/** The platform has it. */
export const recordSent = (
  context: DeliveryContext,
  delivery: ClaimedDelivery,
  message: string,
): Promise<AdvancedState> => recordOutcome(context, delivery, { state: 'sent', at: null, message });

/** It may stand there: the platform is asked in a while, as it may still be on its way. */
export const recordDoubtful = (
  context: DeliveryContext,
  delivery: ClaimedDelivery,
  reason: string,
): Promise<AdvancedState> =>
  recordOutcome(context, delivery, { state: 'doubtful', at: inMs(context, ASK_AFTER_MS), reason });

/** Not posted, and too late for it. */
export async function recordMissed(
  context: DeliveryContext,
  delivery: ClaimedDelivery,
  reason: string,
): Promise<AdvancedState> {
  const state = await recordOutcome(context, delivery, { state: 'missed', at: null, reason });
  if (state !== 'lost') context.log.warn({ ...named(delivery), reason }, 'a digest was missed');
  return state;
}

/** Better none than two: it is not posted again. */
export async function recordReported(
  context: DeliveryContext,
  delivery: ClaimedDelivery,
  reason: string,
): Promise<AdvancedState> {
  const line = 'nobody can tell whether a digest was posted; it is not posted again. Look there';
  const state = await recordOutcome(context, delivery, { state: 'reported', at: null, reason });
  if (state !== 'lost') context.log.error({ ...named(delivery), reason }, line);
  return state;
}

/** This one message is refused for what it holds: nobody can help it but who maintains the bot. */
export function recordRejected(
  context: DeliveryContext,
  delivery: ClaimedDelivery,
  reason: string,
): Promise<AdvancedState> {
  const line = 'a digest was refused for what it holds: please report this';
  context.log.error({ ...named(delivery), reason }, line);
  return recordOutcome(context, delivery, { state: 'failed', at: null, reason });
}

/**
 * Certainly not posted: to be tried again in `wait` (ms; null: by its attempts), if that is still in time and no
 * later one has come.
 */
export async function retryLater(
  context: DeliveryContext,
  delivery: ClaimedDelivery,
  wait: number | null,
  reason: string,
): Promise<AdvancedState> {
  const at = inMs(context, wait ?? backOff(delivery.attempts));
  if (isTooLate(context, delivery, at)) return recordMissed(context, delivery, reason);
  if (await hasLater(context.store, delivery)) return recordMissed(context, delivery, reason);
  const back = { composed: null, brief: null };
  return recordOutcome(context, delivery, { state: 'due', at, reason, ...back });
}
