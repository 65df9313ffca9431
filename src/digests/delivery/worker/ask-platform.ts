import { messageOf } from '../../../observability/index.ts';
import type { Reply } from '../../../replies/index.ts';
import type { ChannelRef } from '../../subscriptions/index.ts';
import type { DeliveryKey, Found, Posted, Publisher, Span } from '../publisher.ts';

/** An answer that takes longer (ms) is none; well within the time of a claim. */
export const ANSWER_MS = 30_000;
/** To look for a post takes several requests, each of which waits for its time: no longer (ms) than this. */
const LOOK_MS = 2 * 60_000;
/** Once the bot is ending, an answer that takes longer (ms) is none: another process may ask the platform then. */
const LAST_MS = 3000;

/** Posts once. Never rejects: what fails, or is not answered in time, may have been posted. `ending`: the bot's. */
export const postOnce = (
  publisher: Publisher,
  key: DeliveryKey,
  channelRef: ChannelRef,
  reply: Reply,
  ending: AbortSignal,
): Promise<Posted> =>
  inTime(ANSWER_MS, ending, (signal) => publisher.post(key, channelRef, reply, signal)).catch(
    (error: unknown): Posted => ({ kind: 'unknown', reason: messageOf(error) }),
  );

/** Looks for what may have been posted. Never rejects: what fails is to be asked again later. `ending`: as above. */
export const findPost = (
  publisher: Publisher,
  key: DeliveryKey,
  channelRef: ChannelRef,
  span: Span,
  ending: AbortSignal,
): Promise<Found> =>
  inTime(LOOK_MS, ending, (signal) => publisher.find(key, channelRef, span, signal)).catch(
    (error: unknown): Found => ({ kind: 'later', retryAfter: null, reason: messageOf(error) }),
  );

/** A platform that never answers must hold up neither the others nor the end of the bot: after `ms` this rejects. */
async function inTime<T>(
  ms: number,
  ending: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const { promise: unanswered, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    late.abort();
    reject(new Error('no answer came in time'));
  };
  const timers = [setTimeout(giveUp, ms)];
  const hurry = () => timers.push(setTimeout(giveUp, LAST_MS));
  if (ending.aborted) hurry();
  else ending.addEventListener('abort', hurry);
  try {
    return await Promise.race([ask(late.signal), unanswered]);
  } finally {
    for (const timer of timers) clearTimeout(timer);
    ending.removeEventListener('abort', hurry);
  }
}
