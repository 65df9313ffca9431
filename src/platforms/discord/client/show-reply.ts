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
import { keyOfPost, once, within } from '../../shared/client/index.ts';
import type { PictureFile } from '../../shared/pictures/index.ts';
import { pagesToSend } from '../../shared/rendering/index.ts';
import { type Page, render, renderNote } from '../rendering/index.ts';
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
  context: HandlerContext,
  page = 0,
): Work {
  const steps = stepsToShow(interaction, reply, isPublic, context, page);
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
  const steps = stepsToShow(interaction, reply, true, context, page);
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
  context: HandlerContext,
  page: number,
): Work[] {
  const { send } = context;
  const offerPost = !isPublic && !isDirect(interaction);
  return pagesToSend(render(reply, { offerPost }), page).map((one, i) => () => {
    if (i > 0) return send.followUp(interaction, one, !isPublic);
    const show = (picture: PictureFile | null) => send.reply(interaction, one, !isPublic, picture);
    return showWithPicture(interaction, reply, page, one, show, context);
  });
}

/** Shows a reply, or one page of it, in place of the message with the button. */
export function replaceWith(
  interaction: ComponentInteraction,
  reply: Reply,
  context: HandlerContext,
  page: number,
  offerPost: boolean,
): Work {
  const { pages } = render(reply, { offerPost });
  const shown = pages[Math.min(page, pages.length - 1)];
  const hadFiles = interaction.message.attachments.size > 0;
  return async () => {
    if (!shown) return;
    const show = (picture: PictureFile | null) =>
      context.send.update(interaction, shown, picture, hadFiles);
    await showWithPicture(interaction, reply, page, shown, show, context);
  };
}

/** So long (ms) an answer waits for its picture: Discord waits 3 s for the answer. A later picture is added to it. */
const PATIENCE_MS = 1500;

/** Answers with a page of a reply; the first one has the picture. It is dark, as most people have their Discord. */
async function showWithPicture(
  interaction: RepliableInteraction,
  reply: Reply,
  page: number,
  shown: Page,
  show: (picture: PictureFile | null) => Promise<void>,
  { pictures, send, wait }: HandlerContext,
): Promise<void> {
  if (!reply.picture || page > 0) return show(null);
  const picture = pictures.fileOf(reply, 'dark');
  const inTime = await within(picture, wait(PATIENCE_MS), 'late' as const);
  await show(inTime === 'late' ? null : inTime);
  const late = inTime === 'late' ? await picture : null;
  if (late) await send.addPicture(interaction, shown, late);
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
