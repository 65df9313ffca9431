/** Whether the bot can work on Discord with its settings. */

export { checkDiscord } from './check-discord.ts';
