import {
  type ButtonInteraction,
  type Interaction,
  InteractionContextType,
  type RepliableInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Lang } from '../../../library/index.ts';
import type { Reply } from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import type { StoredPerson } from '../../../store/data/index.ts';
import { keyOfPost, once } from '../../shared/client/index.ts';
import { pagesToSend } from '../../shared/rendering/index.ts';
import { render, renderNote } from '../rendering/index.ts';
import type { HandlerContext } from './handler-context.ts';

/** A click on a button, or a choice from a menu. */
export type ComponentInteraction = ButtonInteraction | StringSelectMenuInteraction;

/** What is left to do once an answer is computed: sending it. */
export type Work = () => Promise<void>;

/** Shows a reply, or one page of it, as a new message; as several where its pages cannot be turned. */
export function showReply(
  interaction: RepliableInteraction,
  reply: Reply,
  isPublic: boolean,
  { send }: HandlerContext,
  page = 0,
): Work {
  const steps = stepsToShow(interaction, reply, isPublic, send, page);
  return async () => {
    for (const step of steps) await step();
  };
}

/** Posts a page for everybody, once however often that button of that message is clicked. */
export function postReply(
  interaction: ComponentInteraction,
  reply: Reply,
  lang: Lang,
  context: HandlerContext,
  page: number,
): Work {
  const steps = stepsToShow(interaction, reply, true, context.send, page);
  return async () => {
    const key = keyOfPost('discord', interaction.message.id, interaction.customId);
    if (await once(key, steps, context)) return;
    await note(interaction, context, lang, ({ chat }) => chat.posted);
  };
}

/** What there is to send, message by message. */
function stepsToShow(
  interaction: RepliableInteraction,
  reply: Reply,
  isPublic: boolean,
  send: HandlerContext['send'],
  page: number,
): Work[] {
  const offerPost = !isPublic && !isDirect(interaction);
  return pagesToSend(render(reply, { offerPost }), page).map((one, i) => () => {
    const show = i === 0 ? send.reply : send.followUp;
    return show(interaction, one, !isPublic);
  });
}

/** A sentence for one person. */
export async function note(
  interaction: RepliableInteraction,
  { send: { reply } }: HandlerContext,
  lang: Lang,
  say: (words: Words) => string,
): Promise<void> {
  await reply(interaction, renderNote(say(wordsFor(lang))), true);
}

/** Under which id things are stored about who asks. */
export const personOf = ({ user }: Interaction): StoredPerson => ({
  platform: 'discord',
  server: null,
  user: user.id,
});

/** In direct messages with the bot nobody else is there: answers need not hide. */
export function isDirect({ context, guildId }: Interaction): boolean {
  return context === null ? guildId === null : context === InteractionContextType.BotDM;
}
