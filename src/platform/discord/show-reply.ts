import { type Interaction, InteractionContextType, type RepliableInteraction } from 'discord.js';
import type { Lang } from '../../library/schema.ts';
import type { Reply } from '../../reply/reply.ts';
import { type Words, wordsFor } from '../../reply/words/index.ts';
import { render, renderNote } from './render.ts';
import type { Staff } from './staff.ts';

/** What is left to do once an answer is computed: sending it. */
export type Work = () => Promise<void>;

/** Shows a reply, or one page of it, as a new message; as several where its pages cannot be turned. */
export function showReply(
  interaction: RepliableInteraction,
  reply: Reply,
  isPublic: boolean,
  { send }: Staff,
  page = 0,
): Work {
  const { pages, way } = render(reply, { offerPost: !isPublic && !isDirect(interaction) });
  const last = pages.length - 1;
  const shown = way === 'turn' ? pages.slice(Math.min(page, last)).slice(0, 1) : pages;
  return async () => {
    for (const [i, one] of shown.entries()) {
      if (i === 0) await send.reply(interaction, one, !isPublic);
      else await send.followUp(interaction, one, !isPublic);
    }
  };
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
