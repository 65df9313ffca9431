import {
  PermissionFlagsBits as Bits,
  type ChatInputCommandInteraction,
  type Client,
  type GuildBasedChannel,
  type PermissionsBitField,
} from 'discord.js';
import type { Place, Subscription } from '../../digest/subscriptions.ts';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { POSTABLE } from './digest-registration.ts';

/** `/digest` as somebody used it. */
export type Asked = ChatInputCommandInteraction;

/** What a bot needs in a channel to post a digest there, and to find it again. */
const NEEDED = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'] as const;
const NEEDED_IN_THREADS = ['ViewChannel', 'SendMessagesInThreads', 'ReadMessageHistory'] as const;

/**
 * The channel that a digest is wished for, or why there can be none, in words: the person may not manage it, or
 * the bot may not post there.
 */
export function placeOf(asked: Asked, lang: Lang): { place: Place } | { unable: string } {
  const { office } = wordsFor(lang);
  const { guildId: server } = asked;
  if (server === null) return { unable: office.unable['only-in-servers'] };
  const id = asked.options.getChannel('channel')?.id ?? asked.channelId;
  const channel = cached(asked.client, id);
  if (!channel) return { unable: office.unable['channel-gone'] };
  if (!POSTABLE.includes(channel.type)) return { unable: office.unable['not-text'] };
  if (!mayManage(asked, channel)) return { unable: office.unable['not-yours'] };
  const lacking = lackingIn(channel, asked);
  if (lacking.length > 0) {
    const names = lacking.map((one) => office.permissions[one]);
    return { unable: office.lacking(wordsFor(lang).listOf(names)) };
  }
  return { place: { platform: 'discord', server, channel: id } };
}

/** Whether somebody may change a digest, or see that there is one: it is theirs, or in a channel of theirs. */
export function mayChange(asked: Asked, { creator, place }: Subscription): boolean {
  if (creator?.person === asked.user.id) return true;
  const channel = cached(asked.client, place.channel);
  return channel ? mayManage(asked, channel) : managesServer(asked);
}

/** Where a channel is not known, it is gone, or the bot does not see it. */
function cached(client: Client, id: string): GuildBasedChannel | null {
  const found = client.channels.cache.get(id);
  return found && !found.isDMBased() ? found : null;
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

/** What a person may do in a channel: Discord tells it of the one they are in. */
function permissionsIn(
  channel: GuildBasedChannel,
  asked: Asked,
): Readonly<PermissionsBitField> | null {
  if (channel.id === asked.channelId) return asked.memberPermissions;
  return asked.inCachedGuild() ? channel.permissionsFor(asked.member) : null;
}

/** What the bot lacks in a channel. */
function lackingIn(channel: GuildBasedChannel, asked: Asked) {
  const may =
    channel.id === asked.channelId
      ? asked.appPermissions
      : channel.permissionsFor(asked.client.user.id);
  const needed = channel.isThread() ? NEEDED_IN_THREADS : NEEDED;
  return needed.filter((one) => !may?.has(Bits[one]));
}
