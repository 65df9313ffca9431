import { type Interaction, InteractionContextType, type RepliableInteraction } from 'discord.js';
import type { Lang } from '../../library/schema.ts';
import type { Reply } from '../../reply/reply.ts';
import { type Words, wordsFor } from '../../reply/words/index.ts';
import { render, renderNote } from './render.ts';
import type { Staff } from './staff.ts';

/** What is left to do once an answer is computed: sending it. */
export type Work = () => Promise<void>;

/** A reply as a new message, or as several where its pages cannot be turned. */
export async function showReply(
  interaction: RepliableInteraction,
  reply: Reply,
  isPublic: boolean,
  staff: Staff,
  page = 0,
): Promise<void> {
  const { pages, way } = render(reply, { offerPost: !isPublic && !isDirect(interaction) });
  if (way === 'turn') {
    const shown = pages[Math.min(page, pages.length - 1)];
    if (shown) await staff.send.reply(interaction, shown, !isPublic);
    return;
  }
  for (const [i, shown] of pages.entries()) {
    if (i === 0) await staff.send.reply(interaction, shown, !isPublic);
    else await staff.send.followUp(interaction, shown, !isPublic);
  }
}

/** A sentence for one person. */
export async function note(
  interaction: RepliableInteraction,
  { send: { reply } }: Staff,
  lang: Lang,
  say: (words: Words) => string,
): Promise<void> {
  await reply(interaction, renderNote(say(wordsFor(lang))), true);
}

/** In direct messages with the bot nobody else is there: answers need not hide. */
export function isDirect({ context, guildId }: Interaction): boolean {
  return context === null ? guildId === null : context === InteractionContextType.BotDM;
}
