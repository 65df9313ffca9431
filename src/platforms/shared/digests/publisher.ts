import type {
  DeliveryKey,
  Found,
  Posted,
  Publisher,
  Span,
} from '../../../digests/delivery/index.ts';
import type { ChannelRef } from '../../../digests/subscriptions/index.ts';
import type { ReplyRenderer } from '../rendering/index.ts';
import type { FailureClassifier } from './failure-classifier.ts';
import { retry } from './retry.ts';
import type { SendRateLimiter } from './send-rate-limiter.ts';

/** What a platform does to publish digests. `P`: a page in the platform's own form. */
type Transport<P> = {
  readonly rateLimiter: SendRateLimiter;
  readonly classifier: FailureClassifier;
  readonly renderer: ReplyRenderer<P>;
  /** The channel of that id; null where digests cannot be posted in it. Rejects with what the client throws. */
  resolveChannel(channel: string): Promise<ChannelRef | null>;
  /**
   * A post of a page that carries the key: what is called to send it gives the address of the message, and rejects
   * with what the client throws. Throws where the page is over a limit.
   */
  preparePost(
    key: DeliveryKey,
    channel: ChannelRef,
    page: P,
    signal: AbortSignal,
  ): () => Promise<string>;
  /** What a failed post means, once the rate limiter has been told. */
  onPostFailure(error: unknown): Posted;
  /** Never rejects. */
  find(key: DeliveryKey, channel: ChannelRef, span: Span, signal: AbortSignal): Promise<Found>;
  /** The same for a direct message. */
  prepareDirectMessage(person: string, page: P, signal: AbortSignal): () => Promise<void>;
  /** Waits so long (ms); rejects when the signal comes. */
  wait(ms: number, signal: AbortSignal): Promise<unknown>;
};

/** Publishes digests, and tells people about them, by what a platform offers. */
export function createPublisher<P>(transport: Transport<P>): Publisher {
  const { rateLimiter, classifier, renderer, wait } = transport;
  return {
    async resolveChannel(channel) {
      try {
        return await transport.resolveChannel(channel);
      } catch (error) {
        if (classifier.isNoChannel(error)) return null;
        throw error;
      }
    },
    fits: renderer.isWhole,
    turn: ({ channel }, signal) => rateLimiter.turn(channel, signal),
    async post(key, channel, reply, signal) {
      const page =
        renderer.renderWhole(reply) ?? renderer.render(reply, { offerPost: false }).pages[0];
      if (!page) return { kind: 'rejected', reason: 'the digest is empty' };
      const post = transport.preparePost(key, channel, page, signal);
      try {
        return { kind: 'sent', message: await post() };
      } catch (error) {
        return transport.onPostFailure(error);
      }
    },
    find: (key, channel, span, signal) => transport.find(key, channel, span, signal),
    async notify(person, reply, signal) {
      const [page] = renderer.render(reply, { offerPost: false }).pages;
      if (!page) return;
      const post = transport.prepareDirectMessage(person, page, signal);
      const send = async () => {
        const end = await rateLimiter.turn(person, signal);
        try {
          await post();
        } finally {
          end();
        }
      };
      await retry(send, { read: (error) => classifier.ofPost(error), wait, signal });
    },
  };
}
