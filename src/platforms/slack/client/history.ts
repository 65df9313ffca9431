import type { webApi } from '@slack/bolt';

/** The fields of a channel's message that decide whether it is read. */
export type Found = {
  readonly ts?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
};

/** Fetches single messages of channels; rejects with what Slack's client throws. */
export type History = {
  /** The message of that timestamp; null: it is not there. */
  at(channel: string, ts: string): Promise<Found | null>;
  /** The message that stands before another one in a channel; null: there is none. */
  before(channel: string, ts: string): Promise<Found | null>;
};

/**
 * The history of channels, one message at a time. `conversations.replies` would know threads better, but
 * Slack does not promise it to bots.
 * Sources: https://docs.slack.dev/reference/methods/conversations.history,
 * https://docs.slack.dev/reference/methods/conversations.replies
 */
export function historyOf(client: webApi.WebClient): History {
  const fetchOne = async (channel: string, bounds: { latest: string; oldest?: string }) => {
    const inclusive = bounds.oldest !== undefined;
    const page = await client.conversations.history({ channel, ...bounds, inclusive, limit: 1 });
    return (page.messages?.[0] as Found | undefined) ?? null;
  };
  return {
    async at(channel, ts) {
      const found = await fetchOne(channel, { latest: ts, oldest: ts });
      return found?.ts === ts ? found : null;
    },
    before: (channel, ts) => fetchOne(channel, { latest: ts }),
  };
}
