import type { Channel, Guild, World } from './world.ts';

/** The permissions that matter to a bot that reads and writes messages. */
const PERMISSIONS = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSIONS;

export const bitsOf = (names: readonly PermissionName[]): bigint =>
  names.reduce((bits, name) => bits | PERMISSIONS[name], 0n);

/** What everybody may do in a guild unless a channel says otherwise. */
export const EVERYBODY = bitsOf([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'SendMessagesInThreads',
]);

/** What the bot may do in a channel: its guild's rule, less what the channel denies it. */
export function botPermissions(world: World, channel: Channel): bigint {
  if (channel.guildId === null) return channel.type === 1 ? EVERYBODY : 0n;
  const guild = world.guilds.get(channel.guildId);
  return guild?.joined ? EVERYBODY & ~channel.denied : 0n;
}

/** What a person may do in a channel beyond that; a thread has its channel's rules. */
export function allowedIn(world: World, { allowed, parentId }: Channel, userId: string): bigint {
  const rules = parentId === undefined ? allowed : world.channels.get(parentId)?.allowed;
  return rules?.get(userId) ?? 0n;
}

/** What a person may do in a guild beyond what everybody may. */
export function memberPermissions(guild: Guild, userId: string, extra: bigint): bigint {
  return guild.ownerId === userId ? (1n << 53n) - 1n : EVERYBODY | extra;
}

export const allows = (permissions: bigint, name: PermissionName): boolean =>
  (permissions & (PERMISSIONS[name] | PERMISSIONS.Administrator)) !== 0n;
