import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import {
  type DeliveryKey,
  type Found,
  type Publisher,
  SKEW_MS,
  type Span,
} from '../../../digests/delivery/index.ts';
import type { Logger } from '../../../observability/index.ts';
import {
  createPublisher,
  FailureClassifier,
  parseAnswer,
  SendRateLimiter,
} from '../../shared/digests/index.ts';
import type { Cede, ShareBudget } from '../../shared/platform/index.ts';
import { isWhole, LIMITS, type Page, render, renderWhole, sealed } from '../rendering/index.ts';
import { SLACK_CODES } from './error-codes.ts';
import { readFailure } from './read-failure.ts';

/** A client that makes no call again after the signal. */
type Client = Omit<webApi.WebClient, 'apiCall'> & {
  apiCall(
    method: string,
    options: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<webApi.WebAPICallResult>;
};

type Parts = {
  /** It neither waits nor repeats by itself, and asks before it believes that the token is refused. */
  readonly client: Client;
  /** The workspace: its id, and its address with a slash at its end. */
  readonly team: string;
  readonly workspaceUrl: string;
  readonly log: Logger;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly shareBudget: ShareBudget;
  /** Told that Slack asked for fewer requests. */
  readonly onLimit: () => void;
};

/** What a digest carries, unseen, so that it can be found again. */
const EVENT_TYPE = 'briefing_digest';
/** So many messages are asked for at once; Slack gives some apps no more than 15. */
const LISTED = 100;
/** After so many lists others have their turn, and the search goes on later. */
const MOST_LISTS = 5;
/** So far (s) this machine's clock and Slack's may be apart. */
const SKEW_S = SKEW_MS / 1000;
/** A search that would have to wait longer (ms) is left to the ledger. */
const PATIENCE_MS = 3000;

/** Slack's answers, as far as they are read: something else may answer in its place. */
const POSTED = z.looseObject({ ts: z.string().min(1) });
const CHANNEL = z.looseObject({ channel: z.looseObject({ is_im: z.boolean().optional() }) });
const HISTORY = z.looseObject({
  messages: z.array(z.looseObject({ ts: z.string() })),
  has_more: z.boolean().optional(),
});

/**
 * Publishes digests in Slack's channels, each with metadata by which it is found again: Slack knows no other way to
 * tell a message that was posted twice.
 * Sources: https://docs.slack.dev/reference/methods/chat.postMessage,
 * https://docs.slack.dev/messaging/message-metadata, https://docs.slack.dev/apis/web-api/rate-limits
 */
export function slackPublisher(parts: Parts): Publisher {
  const { client, team, workspaceUrl, log, wait, onLimit, shareBudget } = parts;
  const clock = () => performance.now();
  const { perSecond, perChannelMs } = LIMITS.posting;
  const cede: Cede = (...of) => rateLimiter.cede(...of);
  const budget = shareBudget(`slack:${team}`, perSecond, cede);
  const rateLimiter: SendRateLimiter = new SendRateLimiter({
    ...{ perSecond: () => budget.perSecond(), perChannelMs, clock, wait },
  });
  const classifier = new FailureClassifier({
    ...{ platform: 'Slack', table: SLACK_CODES, log, read: readFailure },
    unlisted: 'doubt', // some of Slack's codes leave open whether anything was done
  });
  /** Searches have a limit of their own, for some apps one a minute: until then (by the clock) nobody searches. */
  let searchesFrom = 0;
  const linkTo = (channel: string, ts: string) =>
    `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;

  /** The newest messages between two times (s). The client's time-out is shorter than the signal's. */
  async function list(channel: string, oldest: number, latest: number) {
    const page = await client.conversations.history({
      ...{ channel, limit: LISTED, include_all_metadata: true },
      ...{ oldest: oldest.toFixed(6), latest: latest.toFixed(6) },
    });
    return parseAnswer(HISTORY, page);
  }

  /**
   * Reads a channel backwards, to well before the post, and says how far it came where it did not get to an end. The
   * first list goes with the caller's turn.
   */
  async function find(
    key: DeliveryKey,
    channel: string,
    { since, before }: Span,
    signal: AbortSignal,
  ): Promise<Found> {
    const oldest = since.getTime() / 1000 - SKEW_S;
    let latest = before / 1000;
    try {
      for (let n = 0; n < MOST_LISTS; n++) {
        if (n > 0) await rateLimiter.another(channel, signal);
        signal.throwIfAborted();
        const { messages, has_more: hasMore } = await list(channel, oldest, latest);
        const found = messages.find((one) => keyOf(one) === key);
        if (found) return { kind: 'found', message: linkTo(channel, found.ts) };
        if (hasMore !== true) return { kind: 'absent' };
        latest = Math.min(latest, Number(messages.at(-1)?.ts ?? latest));
      }
    } catch (error) {
      return { ...laterOrNever(error), ...(latest * 1000 < before && { before: latest * 1000 }) };
    }
    return { kind: 'later', retryAfter: 0, reason: 'many messages since', before: latest * 1000 };
  }

  function laterOrNever(error: unknown): Found {
    const why = classifier.ofSearch(error);
    if (why.kind === 'later' && why.retryAfter !== null) {
      onLimit();
      searchesFrom = Math.max(searchesFrom, clock() + why.retryAfter);
    }
    return why;
  }

  /** The same, or word that it has to wait. */
  async function findWithinLimit(
    ...[key, channel, span, signal]: Parameters<typeof find>
  ): Promise<Found> {
    const left = Math.ceil(searchesFrom - clock());
    if (left > PATIENCE_MS) return { kind: 'later', retryAfter: left, reason: 'rate limited' };
    try {
      if (left > 0) await wait(left, signal);
    } catch (error) {
      return classifier.ofSearch(error);
    }
    return find(key, channel, span, signal);
  }

  return createPublisher<Page>({
    ...{ rateLimiter, classifier, renderer: { render, renderWhole, isWhole }, wait },
    async resolveChannel(channel) {
      const found = parseAnswer(CHANNEL, await client.conversations.info({ channel }));
      return found.channel.is_im ? null : { platform: 'slack', server: team, channel };
    },
    preparePost(key, { channel }, page, signal) {
      const message = {
        channel,
        ...sealed(page),
        metadata: { event_type: EVENT_TYPE, event_payload: { id: key } },
        unfurl_links: false,
        unfurl_media: false,
      };
      signal.throwIfAborted(); // the client has a time-out of its own, which is shorter
      return async () => {
        const { ts } = parseAnswer(
          POSTED,
          await client.apiCall('chat.postMessage', message, signal),
        );
        return linkTo(channel, ts);
      };
    },
    onPostFailure(error) {
      const outcome = classifier.ofPost(error);
      if (outcome.kind === 'transient' && outcome.retryAfter !== null) {
        onLimit();
        rateLimiter.hold(outcome.retryAfter);
      }
      return outcome;
    },
    find: (key, { channel }, span, signal) => findWithinLimit(key, channel, span, signal),
    prepareDirectMessage(person, page, signal) {
      // A person's id stands for the direct messages with them.
      const message = { channel: person, ...sealed(page) };
      return async () => {
        parseAnswer(POSTED, await client.apiCall('chat.postMessage', message, signal));
      };
    },
  });
}

/** The key that a message carries, or null. */
function keyOf(message: object): string | null {
  const { metadata } = message as {
    metadata?: { event_type?: string; event_payload?: { id?: string } };
  };
  return metadata?.event_type === EVENT_TYPE ? (metadata.event_payload?.id ?? null) : null;
}
