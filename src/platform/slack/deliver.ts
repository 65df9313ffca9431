import type { webApi } from '@slack/bolt';
import type { Deliver, DeliveryKey, Found } from '../../digest/deliver.ts';
import { Pace } from '../shared/pace.ts';
import { TokenTrouble } from '../shared/token-guard.ts';
import { sealed } from './blocks.ts';
import { outcomeOf, whyNotFound } from './digest-outcome.ts';
import { LIMITS } from './limits.ts';
import { isWhole, render, renderWhole } from './render.ts';

type Parts = {
  /** A client that neither waits nor repeats by itself, and asks before it believes that the token is refused. */
  readonly client: webApi.WebClient;
  /** The workspace: its id, and its address with a slash at its end. */
  readonly team: string;
  readonly workspaceUrl: string;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Told that Slack asked for fewer requests. */
  readonly onLimit: () => void;
};

/** What a digest carries, unseen, so that it can be found again. */
const EVENT_TYPE = 'briefing_digest';
/** Slack gives some apps no more than 15 messages at once. */
const MOST_LISTS = 5;
const LISTED = 100;
/** So far (s) this machine's clock and Slack's may be apart. */
const SKEW_S = 60 * 60;

/**
 * Takes digests to Slack's channels, each with metadata by which it is found again: Slack knows no other way to
 * tell a message that was posted twice.
 * Sources: https://docs.slack.dev/reference/methods/chat.postMessage,
 * https://docs.slack.dev/messaging/message-metadata, https://docs.slack.dev/apis/web-api/rate-limits
 */
export function slackDeliver(parts: Parts): Deliver {
  const { client, team, workspaceUrl, wait, onLimit } = parts;
  const pace = new Pace({ ...LIMITS.posting, clock: () => performance.now(), wait });
  const linkTo = (channel: string, ts: string) =>
    `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;

  /** Reads a channel backwards from its end, to well before the post. */
  async function find(key: DeliveryKey, channel: string, since: Date): Promise<Found> {
    let cursor = '';
    for (let n = 0; n < MOST_LISTS; n++) {
      const page = await client.conversations.history({
        channel,
        limit: LISTED,
        include_all_metadata: true,
        ...(cursor !== '' && { cursor }),
      });
      const messages = page.messages ?? [];
      const found = messages.find((one) => keyOf(one) === key);
      if (found?.ts) return { kind: 'found', message: linkTo(channel, found.ts) };
      const oldest = Number(messages.at(-1)?.ts ?? 0);
      cursor = page.response_metadata?.next_cursor ?? '';
      if (cursor === '' || oldest < since.getTime() / 1000 - SKEW_S) return { kind: 'absent' };
    }
    return { kind: 'unknowable', reason: `more than ${MOST_LISTS} pages of messages since` };
  }

  return {
    async placeOf(channel) {
      try {
        const { channel: found } = await client.conversations.info({ channel });
        return found?.is_im ? null : { platform: 'slack', server: team, channel };
      } catch (error) {
        if (outcomeOf(error).kind === 'permanent') return null;
        throw error;
      }
    },
    fits: isWhole,
    turn: ({ channel }, signal) => pace.turn(channel, signal),
    async post(key, { channel }, reply, signal) {
      const page = renderWhole(reply) ?? render(reply, { offerPost: false }).pages[0];
      if (!page) return { kind: 'rejected', reason: 'the digest is empty' };
      const message = {
        channel,
        ...sealed(page),
        metadata: { event_type: EVENT_TYPE, event_payload: { id: key } },
        unfurl_links: false,
        unfurl_media: false,
      };
      signal.throwIfAborted(); // the client has a time-out of its own, which is shorter
      try {
        const posted = await client.apiCall('chat.postMessage', message);
        const ts = String((posted as { ts?: string }).ts ?? '');
        return { kind: 'sent', message: linkTo(channel, ts) };
      } catch (error) {
        // No fault of this digest: it waits, also for another token.
        if (error instanceof TokenTrouble) {
          return { kind: 'transient', retryAfter: null, reason: error.message };
        }
        const outcome = outcomeOf(error);
        if (outcome.kind === 'transient' && outcome.retryAfter !== null) {
          onLimit();
          pace.hold(outcome.retryAfter);
        }
        return outcome;
      }
    },
    find: (key, { channel }, since) =>
      find(key, channel, since).catch((error: unknown) => whyNotFound(error)),
    async tell(person, reply) {
      // A person's id stands for the direct messages with them.
      const [page] = render(reply, { offerPost: false }).pages;
      if (page) await client.apiCall('chat.postMessage', { channel: person, ...sealed(page) });
    },
  };
}

/** The key that a message carries, or null. */
function keyOf(message: object): string | null {
  const { metadata } = message as {
    metadata?: { event_type?: string; event_payload?: { id?: string } };
  };
  return metadata?.event_type === EVENT_TYPE ? (metadata.event_payload?.id ?? null) : null;
}
