import {
  PermissionFlagsBits as Bits,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type GuildBasedChannel,
  type PermissionsBitField,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { ChannelRef, Subscription } from '../../../digests/subscriptions/index.ts';
import type { Lang } from '../../../library/index.ts';
import type { Logger } from '../../../observability/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { explainError } from '../client/index.ts';
import { POSTABLE } from '../registration/index.ts';

/** `/digest` as somebody used it. */
export type Asked = ChatInputCommandInteraction;

/** What a bot needs in a channel to post a digest there, and to find it again. */
const NEEDED = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'] as const;
const NEEDED_IN_THREADS = ['ViewChannel', 'SendMessagesInThreads', 'ReadMessageHistory'] as const;
/** Forums and their like for media: what is posted there is a thread. */
const FORUMS: readonly number[] = [15, 16];

/**
 * The channel that a digest is requested for, or why there can be none, in words: the person may not manage it, or
 * the bot may not post there. Never rejects.
 */
export async function resolveChannel(
  asked: Asked,
  lang: Lang,
  log: Logger,
): Promise<{ place: ChannelRef } | { unable: string }> {
  const { management, listOf } = wordsFor(lang);
  const { channelErrors: unable, permissions } = management;
  const { guildId: server } = asked;
  if (server === null) return { unable: unable['only-in-servers'] };
  const id = asked.options.getChannel('channel')?.id ?? asked.channelId;
  const channel = await channelOf(asked, id, log);
  if (channel === 'hidden')
    return { unable: management.lackingPermissions(permissions.ViewChannel) };
  if (typeof channel === 'string') return { unable: unable[channel] };
  if (FORUMS.includes(channel.type)) return { unable: unable.forum };
  if (!POSTABLE.includes(channel.type)) return { unable: unable['not-text'] };
  if (!mayManage(asked, channel)) return { unable: unable['not-yours'] };
  const may = botsPermissionsIn(channel, asked);
  const lacking = lackingPermissions(channel, may);
  if (lacking.length > 0) {
    return {
      unable: management.lackingPermissions(listOf(lacking.map((one) => permissions[one]))),
    };
  }
  // A post opens an archived thread again, unless it is locked.
  if (channel.isThread() && channel.locked && !may?.has(Bits.ManageThreads)) {
    return { unable: unable.archived };
  }
  return { place: { platform: 'discord', server, channel: id } };
}

/** What the bot needs in a channel and may not do there, by Discord's names. */
export function lackingPermissions(
  channel: GuildBasedChannel,
  may: Readonly<PermissionsBitField> | null,
): (typeof NEEDED | typeof NEEDED_IN_THREADS)[number][] {
  const needed = channel.isThread() ? NEEDED_IN_THREADS : NEEDED;
  return needed.filter((one) => !may?.has(Bits[one]));
}

/**
 * Whether somebody may change a digest, or see that there is one: it is theirs, or in a channel of theirs. Never
 * rejects.
 */
export async function mayChange(
  asked: Asked,
  { creator, channelRef: place }: Subscription,
  log: Logger,
): Promise<boolean> {
  if (creator?.person === asked.user.id) return true;
  // A channel that is not known is gone, hidden from the bot, or an archived thread.
  if (managesServer(asked) && !asked.client.channels.cache.has(place.channel)) return true;
  const channel = await channelOf(asked, place.channel, log);
  return typeof channel === 'string' ? managesServer(asked) : mayManage(asked, channel);
}

/**
 * A channel of a server. discord.js knows all of them but archived threads, and what came while it was away: for
 * these Discord is asked.
 */
async function channelOf(
  { client }: Asked,
  id: string,
  log: Logger,
): Promise<GuildBasedChannel | 'channel-gone' | 'hidden' | 'later'> {
  try {
    const found = await client.channels.fetch(id);
    return found && !found.isDMBased() ? found : 'channel-gone';
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      if (error.code === RESTJSONErrorCodes.UnknownChannel) return 'channel-gone';
      if (error.code === RESTJSONErrorCodes.MissingAccess) return 'hidden';
    }
    log.warn(`Discord: a channel for digests cannot be asked for: ${explainError(error, null)}`);
    return 'later';
  }
}

const managesServer = ({ memberPermissions }: Asked) =>
  memberPermissions?.has(Bits.ManageGuild) ?? false;

/** Who manages the server, or the channel, and sees it. */
function mayManage(asked: Asked, channel: GuildBasedChannel): boolean {
  const may = permissionsIn(channel, asked);
  return (
    (may?.has(Bits.ViewChannel) ?? false) &&
    (managesServer(asked) || (may?.has(Bits.ManageChannels) ?? false))
  );
}

/** What a person may do in a channel: Discord tells it of the one they are in; a thread has its channel's rules. */
function permissionsIn(
  channel: GuildBasedChannel,
  asked: Asked,
): Readonly<PermissionsBitField> | null {
  if (channel.id === asked.channelId) return asked.memberPermissions;
  return asked.inCachedGuild() ? channel.permissionsFor(asked.member) : null;
}

/** The same of the bot. */
const botsPermissionsIn = (channel: GuildBasedChannel, asked: Asked) =>
  channel.id === asked.channelId
    ? asked.appPermissions
    : channel.permissionsFor(asked.client.user.id);
