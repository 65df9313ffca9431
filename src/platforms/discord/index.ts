/** The bot on Discord: slash commands, buttons, messages that mention it, and digests. */

export { DiscordBot } from './discord.ts';
