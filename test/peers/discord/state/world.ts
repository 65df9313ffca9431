import type { APIApplicationCommand, APIMessage, APIUser, UserFlags } from 'discord.js';
import { Journal } from '../../../support/journal.ts';
import { type NewId, snowflakes } from './ids.ts';
import { bitsOf, type PermissionName } from './permissions.ts';

/** A person, with the language of their Discord. */
export type Person = { readonly api: APIUser; readonly id: string; readonly locale: string };

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  /** False: the bot is not in it; people who installed the bot for themselves use it there. */
  readonly joined: boolean;
  /** The role that came with the bot and has its name; only the bot has it. */
  readonly botRoleId: string;
};

/** A channel of a guild, a direct message (1), a group of people (3) or a thread (11, 12). */
export type Channel = {
  readonly id: string;
  readonly type: 0 | 1 | 2 | 3 | 4 | 5 | 11 | 12 | 13 | 15;
  readonly guildId: string | null;
  readonly name: string | null;
  /** The people of a direct message or group, without the bot. */
  readonly recipients: readonly string[];
  /** Of a thread: the channel that it is in. */
  readonly parentId?: string;
  /** Of a thread. */
  readonly archived?: boolean;
  readonly locked?: boolean;
  /** What the bot may not do here. */
  readonly denied: bigint;
  /** What people may do here beyond what they may in the guild. */
  readonly allowed?: ReadonlyMap<string, bigint>;
};

/** A message, and who alone sees it, if it is ephemeral. */
export type StoredMessage = {
  api: APIMessage;
  readonly channel: Channel;
  readonly onlyFor: string | null;
  deleted: boolean;
};

export type MessageEvent = {
  readonly kind: 'created' | 'edited' | 'deleted' | 'redelivered';
  readonly stored: StoredMessage;
  /** The message as it was after this event. */
  readonly api: APIMessage;
};

/** All there is on this Discord: plain data, and the journals of what changes. */
export type World = {
  readonly now: () => number;
  readonly newId: NewId;
  /** The bot's token; another one once it has been revoked. */
  token: string;
  readonly applicationId: string;
  readonly bot: APIUser;
  readonly users: Map<string, Person>;
  /** People who take no direct messages from the bot. */
  readonly closedToDirectMessages: Set<string>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, StoredMessage>;
  /** The newest message by channel id. */
  readonly lastMessages: Map<string, string>;
  readonly messageLog: Journal<MessageEvent>;
  readonly typing: Journal<{ readonly channelId: string }>;
  /** Registered commands by guild id; the global ones under null. */
  readonly commands: Map<string | null, readonly APIApplicationCommand[]>;
};

export function createWorld(now: () => number, token: string): World {
  const newId = snowflakes(now);
  const applicationId = newId();
  return {
    now,
    newId,
    token,
    applicationId,
    bot: { ...user(applicationId, 'briefing-bot'), bot: true },
    users: new Map(),
    closedToDirectMessages: new Set(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    lastMessages: new Map(),
    messageLog: new Journal(),
    typing: new Journal(),
    commands: new Map(),
  };
}

function user(id: string, username: string): APIUser {
  const noFlags = 0 as UserFlags;
  return {
    id,
    username,
    discriminator: '0',
    global_name: null,
    avatar: null,
    public_flags: noFlags,
    flags: noFlags,
    primary_guild: null,
  };
}

export function addPerson(world: World, name: string, locale = 'en-US'): Person {
  const id = world.newId();
  const person = { id, locale, api: user(id, name) };
  world.users.set(id, person);
  return person;
}

export type GuildOptions = {
  readonly locale?: string;
  readonly joined?: boolean;
  /** Made by this person, who may do everything in it. */
  readonly owner?: Person;
  readonly id?: string;
};

export function addGuild(world: World, name: string, options: GuildOptions = {}): Guild {
  const guild = {
    id: options.id ?? world.newId(),
    name,
    locale: options.locale ?? 'en-US',
    ownerId: options.owner?.id ?? addPerson(world, `owner-of-${name}`).id,
    joined: options.joined ?? true,
    botRoleId: world.newId(),
  };
  world.guilds.set(guild.id, guild);
  return guild;
}

/** A text channel in a guild; `denied` is what the bot may not do there. */
export function addChannel(
  world: World,
  guild: Guild,
  name: string,
  denied: readonly PermissionName[] = [],
  more: Partial<Pick<Channel, 'type' | 'allowed'>> = {},
): Channel {
  const bits = bitsOf(denied);
  const channel = { type: 0, guildId: guild.id, name, recipients: [], denied: bits } as const;
  return keep(world, { ...channel, ...more });
}

/** A thread below a channel of a guild. A client that is connected hears of it by its messages only. */
export function addThread(
  world: World,
  parent: Channel,
  name: string,
  more: Partial<Pick<Channel, 'type' | 'archived' | 'locked'>> = {},
): Channel {
  const { id: parentId, guildId, denied } = parent;
  return keep(world, { type: 11, guildId, parentId, name, recipients: [], denied, ...more });
}

/** A group of people that the bot is not in. */
export function addGroup(world: World, ...users: readonly Person[]): Channel {
  const recipients = users.map(({ id }) => id);
  return keep(world, { type: 3, guildId: null, name: null, recipients, denied: 0n });
}

/** The direct messages between the bot and a person. */
export function directChannel(world: World, personId: string): Channel {
  const isIt = ({ type, recipients }: Channel) => type === 1 && recipients[0] === personId;
  const recipients = [personId];
  return (
    world.channels.values().find(isIt) ??
    keep(world, { type: 1, guildId: null, name: null, recipients, denied: 0n })
  );
}

function keep(world: World, channel: Omit<Channel, 'id'>): Channel {
  const kept = { ...channel, id: world.newId() };
  world.channels.set(kept.id, kept);
  return kept;
}
