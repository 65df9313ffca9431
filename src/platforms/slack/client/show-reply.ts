import type { RespondFn } from '@slack/bolt';
import type { Reply } from '../../../replies/index.ts';
import { pagesToSend } from '../../shared/rendering/index.ts';
import type { PicturedPage } from '../rendering/index.ts';
import { render } from '../rendering/index.ts';
import type { ReplyPicture } from './pictures/index.ts';
import type { Sender } from './send.ts';

/**
 * The pages of a reply that are to be sent: one that turns to the others, or all of them. The first page of a reply has
 * its picture, where that has an address.
 */
export function pagesToShow(
  reply: Reply,
  offerPost: boolean,
  page = 0,
  picture: ReplyPicture | null = null,
): readonly PicturedPage[] {
  const pages = pagesToSend(render(reply, { offerPost }), page);
  const [first, ...others] = pages;
  if (!first || page > 0 || picture?.kind !== 'image') return pages;
  return [{ ...first, picture: picture.image }, ...others];
}

/** Slack takes so many answers to one command, component action or shortcut. */
const MOST_RESPONSES = 5;

/** Answers a component action or a shortcut with pages, the first of them in place of the message where told so. */
export async function respondWith(
  send: Sender,
  respond: RespondFn,
  pages: readonly PicturedPage[],
  how: Parameters<Sender['respond']>[2],
): Promise<void> {
  for (const step of stepsToRespond(send, respond, pages, how)) await step();
}

/** The same, message by message. */
export const stepsToRespond = (
  send: Sender,
  respond: RespondFn,
  pages: readonly PicturedPage[],
  how: Parameters<Sender['respond']>[2],
): (() => Promise<void>)[] =>
  pages
    .slice(0, MOST_RESPONSES)
    .map(
      (page, i) => () => send.respond(respond, page, { ...how, replace: how.replace && i === 0 }),
    );

/** In direct messages with the bot nobody else is there. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');
