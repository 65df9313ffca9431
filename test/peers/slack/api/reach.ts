import {
  type Channel,
  directChannel,
  messageKey,
  type StoredMessage,
  type Token,
  type World,
} from '../state/world.ts';
import { demand } from './method.ts';
import { Refusal } from './refusal.ts';

/** Scopes go by kind of conversation: `channels:history`, `groups:history`, `im:history`. */
const AREA = { public: 'channels', private: 'groups', im: 'im' } as const;

export const scopeFor = ({ kind }: Channel, what: 'read' | 'history') => `${AREA[kind]}:${what}`;

export const isMember = (world: World, { members }: Channel) => members.has(world.bot.id);

/** The conversation, if the app may know of it. */
export function known(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || (channel.kind !== 'public' && !isMember(world, channel))) {
    throw new Refusal('channel_not_found');
  }
  return channel;
}

/** The conversation, if the app may read about it. */
export function readable(
  world: World,
  token: Token,
  id: string,
  what: 'read' | 'history',
): Channel {
  const channel = known(world, id);
  demand(token, [scopeFor(channel, what)]);
  if (what === 'history' && !isMember(world, channel)) throw new Refusal('not_in_channel');
  return channel;
}

/** The conversation, if the app may write there; a person's id stands for the direct one. */
export function writable(world: World, token: Token, id: string): Channel {
  const person = world.users.get(id);
  const channel = person ? directChannel(world, person) : known(world, id);
  const goesUninvited = token.scopes.includes('chat:write.public') && channel.kind === 'public';
  if (!isMember(world, channel) && !goesUninvited) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

/** A message that everybody in the channel sees. */
export function messageAt(world: World, channel: Channel, ts: string): StoredMessage {
  const stored = world.messages.get(messageKey(channel.id, ts));
  if (!stored || stored.onlyFor !== null) throw new Refusal('message_not_found');
  return stored;
}
