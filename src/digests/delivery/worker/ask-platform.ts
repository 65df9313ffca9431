import { messageOf } from '../../../observability/index.ts';
import type { Reply } from '../../../replies/index.ts';
import type { ChannelRef } from '../../subscriptions/index.ts';
import type { DeliveryKey, Found, Posted, Publisher, Span } from '../publisher.ts';

/** An answer that takes longer (ms) is none; well within the time of a claim. */
export const ANSWER_MS = 30_000;
/** To look for a post takes several requests, each of which waits for its time: no longer (ms) than this. */
const LOOK_MS = 2 * 60_000;

/** Posts once. Never rejects: what fails, or is not answered in time, may have been posted. */
export const postOnce = (
  publisher: Publisher,
  key: DeliveryKey,
  channelRef: ChannelRef,
  reply: Reply,
): Promise<Posted> =>
  inTime(ANSWER_MS, (signal) => publisher.post(key, channelRef, reply, signal)).catch(
    (error: unknown): Posted => ({ kind: 'unknown', reason: messageOf(error) }),
  );

/** Looks for what may have been posted. Never rejects: what fails is to be asked again later. */
export const findPost = (
  publisher: Publisher,
  key: DeliveryKey,
  channelRef: ChannelRef,
  span: Span,
): Promise<Found> =>
  inTime(LOOK_MS, (signal) => publisher.find(key, channelRef, span, signal)).catch(
    (error: unknown): Found => ({ kind: 'later', retryAfter: null, reason: messageOf(error) }),
  );

/** A platform that never answers must not hold up the others: after `ms` this rejects. */
function inTime<T>(ms: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer came in time')));
  });
  return Promise.race([ask(signal), late]);
}
