import { type Message, MessageReferenceType } from 'discord.js';
import { z } from 'zod';
import type { Pointing } from '../../../answers/text/index.ts';
import type { Logger } from '../../../observability/index.ts';
import type { Referenced } from '../client/index.ts';
import { explainError } from '../client/index.ts';
import { textOf, textOfRaw } from './message-text.ts';

const REPLY = MessageReferenceType.Default;
const written = z.object({ author: z.object({ id: z.string() }) });

/**
 * The statement that a message is about: what it forwards or quotes, or what it replies to. Null: there
 * is none, or it is the bot's own. Never rejects: what Discord does not show is `unreadable`.
 */
export async function statementFor(
  message: Message,
  pointing: Pointing,
  referenced: Referenced,
  log: Logger,
): Promise<{ readonly text: string } | 'unreadable' | null> {
  if (message.messageSnapshots.size > 0) return { text: textOf(message) };
  if (pointing.kind === 'own') return null;
  if (pointing.kind === 'asks' && pointing.quoted) return { text: pointing.quoted };
  const { reference, client, guildId } = message;
  // Servers may leave the type out where it is the usual one.
  if (!reference || (reference.type ?? REPLY) !== REPLY) return null;
  try {
    const found = await referenced();
    if (written.safeParse(found).data?.author.id === client.user.id) return null;
    const text = textOfRaw(found);
    // In servers Discord leaves out the words of what does not mention the bot.
    return text === '' && (found === null || guildId !== null) ? 'unreadable' : { text };
  } catch (error) {
    const where = { message: message.id, channel: message.channelId };
    log.warn(where, `Discord: what it replies to is not read: ${explainError(error, null)}`);
    return 'unreadable';
  }
}
