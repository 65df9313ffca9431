import { type Payload, sealed } from '../../../src/platforms/slack/rendering/payload.ts';
import { render } from '../../../src/platforms/slack/rendering/render.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { messageCheck } from '../../peers/slack/checks/message-check.ts';
import { couldPing } from '../../peers/slack/checks/pings-check.ts';
import { lineOf } from '../../peers/slack/checks/problem.ts';

/** The messages of a reply, as they would be sent. */
export function pagesOf(reply: Reply, offerPost = false): Payload[] {
  return render(reply, { offerPost }).pages.map(sealed);
}

/** What Slack would not take of a message, or people would suffer from; empty where all is well. */
export function faultsOf(payload: Payload): string[] {
  const found = messageCheck(payload as unknown as Record<string, unknown>).map(lineOf);
  return [...found, ...(couldPing(payload) ? ['could ping'] : [])];
}

/** Every text of a message as it is seen, from top to bottom: a line for each line of it. */
export function textOf({ blocks }: Pick<Payload, 'blocks'>): string {
  return blocks
    .flatMap((block) => {
      switch (block.type) {
        case 'header':
          return [block.text.text];
        case 'section':
          return [shown(block.text.text)];
        case 'context':
          return block.elements.map(({ type, text }) => (type === 'mrkdwn' ? shown(text) : text));
        case 'rich_text':
          return block.elements
            .flatMap((one) => (one.type === 'rich_text_list' ? one.elements : [one]))
            .map(({ elements }) =>
              elements.map((one) => ('text' in one ? one.text : one.channel_id)).join(''),
            );
        default:
          return [];
      }
    })
    .join('\n');
}

/** Mrkdwn as it is seen. */
const shown = (mrkdwn: string) =>
  mrkdwn
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/\*([^*]+)\*/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Every button of a message. */
export function buttonsOf({ blocks }: Pick<Payload, 'blocks'>) {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .flatMap((element) => (element.type === 'button' ? element : []));
}
