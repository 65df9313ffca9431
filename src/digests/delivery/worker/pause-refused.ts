import { messageOf } from '../../../observability/index.ts';
import {
  type PauseReason,
  pauseSubscription,
  type Subscription,
} from '../../subscriptions/index.ts';
import type { DeliveryContext } from '../delivery-context.ts';
import type { Publisher } from '../publisher.ts';

/**
 * Pauses a subscription that the platform refuses, and tells its creator, once. `reason` is for the log. Rejects when
 * the store fails.
 */
export async function pauseRefused(
  { store, log, pauseNotice }: DeliveryContext,
  publisher: Publisher,
  of: Subscription,
  why: { readonly pauseReason: PauseReason; readonly reason: string },
  ending: AbortSignal,
): Promise<void> {
  const { pauseReason, reason } = why;
  if (!(await pauseSubscription(store, of.id, pauseReason))) return; // its creator knows already
  log.warn({ ...of.channelRef, reason }, 'a digest is paused: the platform refuses it');
  if (!of.creator) return; // made by the environment: its operator reads the log
  const reply = pauseNotice({ ...of, creator: of.creator, paused: pauseReason });
  await publisher.notify(of.creator.person, reply, ending).catch((error: unknown) => {
    log.warn(
      { ...of.channelRef, reason: messageOf(error) },
      'who made the digest could not be told',
    );
  });
}
