import type { Message } from 'discord.js';

/** Whom a message is for. `role`: only for the role of the bot, so Discord hides the text from it. */
export type Addressee = 'bot' | 'role' | 'others';

/**
 * In a server the bot is addressed by name, by the role that came with it (the lists of Discord offer
 * both), or by a reply to what it wrote, unless that names somebody else. Bots, webhooks and notices of
 * Discord's own are not answered, nor is the bot itself.
 * Source: https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function addresseeOf(message: Message): Addressee {
  const { author, webhookId, system, guildId, guild, mentions, client } = message;
  if (!author || author.bot || webhookId || system) return 'others';
  if (guildId === null) return 'bot';
  const text = message.content ?? '';
  const { id } = client.user;
  if (text.includes(`<@${id}>`) || text.includes(`<@!${id}>`)) return 'bot';
  const role = guild?.roles.botRoleFor(client.user)?.id;
  if (role && (mentions.roles.has(role) || text.includes(`<@&${role}>`))) {
    return text === '' ? 'role' : 'bot';
  }
  const isMentioned = mentions.users.has(id) && (mentions.users.size === 1 || !message.reference);
  return isMentioned ? 'bot' : 'others';
}
