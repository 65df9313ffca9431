import { allows, botPermissions } from '../state/permissions.ts';
import type { MessageEvent, World } from '../state/world.ts';

export const GUILDS = 1 << 0;
const GUILD_MEMBERS = 1 << 1;
const GUILD_PRESENCES = 1 << 8;
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const MESSAGE_CONTENT = 1 << 15;

/** The intents that must be switched on for an app before it may ask for them. */
export const PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
/** Bits that mean something: 0 to 16, 20, 21, 24 and 25. */
export const MEANINGFUL = 0x1_ff_ff | (3 << 20) | (3 << 24);

/** Whether the bot is told of a message at all: it must be there and see the channel. */
export function isToldOf(world: World, { stored }: MessageEvent, intents: number): boolean {
  const { channel, onlyFor } = stored;
  if (onlyFor !== null || !allows(botPermissions(world, channel), 'ViewChannel')) return false;
  return (intents & (channel.guildId === null ? DIRECT_MESSAGES : GUILD_MESSAGES)) !== 0;
}

/**
 * Whether the bot sees what a message says: without the privileged intent only in direct messages,
 * in its own messages and where it is mentioned.
 */
export function seesContent(world: World, { api, stored }: MessageEvent, intents: number): boolean {
  return (
    (intents & MESSAGE_CONTENT) !== 0 ||
    stored.channel.guildId === null ||
    api.author.id === world.bot.id ||
    api.mentions.some(({ id }) => id === world.bot.id)
  );
}
