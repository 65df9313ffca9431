import type { webApi } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { isLogged } from '../../shared/client/index.ts';
import { codeOf, explainError } from './explain-error.ts';
import { isDirect } from './show-reply.ts';

/** Why a digest cannot be had in a channel; the catalogue has words for each. */
type Obstacle = keyof Words['management']['channelErrors'];

/** Which channels people and the bot are in. Functions never reject: what Slack refuses is logged. */
export type ChannelMembership = {
  /** What keeps a person from having digests posted in a channel; null: nothing. */
  obstacle(channel: string, user: string): Promise<Obstacle | null>;
  /** The ids of the channels that a person is in, public ones and those that the bot is in too. */
  channelsOf(
    user: string,
  ): Promise<{ readonly channels: ReadonlySet<string> } | { readonly obstacle: Obstacle }>;
};

/** As many as Slack gives at once; people are seldom in more channels. */
const LISTED = 999;
/** Nobody is in more than this many thousand channels. */
const MOST_LISTS = 20;

/**
 * Asks Slack for the channels of the person, not for the people of the channel: a channel for everybody has
 * tens of thousands, a person some hundred channels, and one answer serves a whole list of digests.
 * Sources: https://docs.slack.dev/reference/methods/users.conversations,
 * https://docs.slack.dev/reference/methods/conversations.info
 */
export function channelMembership(client: webApi.WebClient, log: Logger): ChannelMembership {
  async function idsOf(user: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    let cursor = '';
    for (let n = 0; n < MOST_LISTS && (n === 0 || cursor !== ''); n++) {
      const page = await client.users.conversations({
        user,
        types: 'public_channel,private_channel',
        limit: LISTED,
        ...(cursor !== '' && { cursor }),
      });
      for (const { id } of page.channels ?? []) if (id) ids.add(id);
      cursor = page.response_metadata?.next_cursor ?? '';
    }
    return ids;
  }

  async function findObstacle(channel: string, user: string): Promise<Obstacle | null> {
    const [{ channel: found = {} }, ids] = await Promise.all([
      client.conversations.info({ channel }),
      idsOf(user),
    ]);
    if (found.is_im || found.is_mpim) return 'direct';
    if (found.is_archived) return 'archived';
    if (!ids.has(channel)) return 'not-joined';
    return found.is_member ? null : 'not-invited';
  }

  const logRefusal = (error: unknown): Obstacle => {
    // People choose from channels that they see: the bot knows nothing of a private one before it is invited.
    if (codeOf(error) === 'channel_not_found') return 'not-invited';
    const line = `Slack: who is in which channel is not known: ${explainError(error)}`;
    log[isLogged(error) ? 'debug' : 'warn'](line);
    return codeOf(error) === 'missing_scope' ? 'not-permitted' : 'later';
  };

  return {
    obstacle: async (channel, user) =>
      isDirect(channel) ? 'direct' : findObstacle(channel, user).catch(logRefusal),
    channelsOf: (user) =>
      idsOf(user).then(
        (channels) => ({ channels }),
        (error: unknown) => ({ obstacle: logRefusal(error) }),
      ),
  };
}
