export { type DiscordBot, startDiscord } from './discord.ts';
