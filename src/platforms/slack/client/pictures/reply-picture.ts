import type { Reply } from '../../../../replies/index.ts';
import { within } from '../../../shared/client/index.ts';
import type { PictureFile, Pictures } from '../../../shared/pictures/index.ts';
import type { Image } from '../../rendering/index.ts';

/** How a reply's picture can be shown: anywhere by its address, or as a file in a conversation with the bot. */
export type ReplyPicture =
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: 'file'; readonly file: PictureFile; readonly title: string };

type Parts = {
  readonly pictures: Pictures;
  readonly wait: (ms: number) => Promise<unknown>;
};

/** A reply does not wait longer (ms) for its picture. */
const PATIENCE_MS = 2500;

/**
 * The picture of a reply, light, as Slack itself is unless somebody changes that; null: it has none, or there is none in
 * time. One that is shown by its address has been rendered: Slack takes a message only if it gets the picture.
 */
export async function replyPicture(
  reply: Reply,
  { pictures, wait }: Parts,
): Promise<ReplyPicture | null> {
  if (!reply.picture || !pictures.hasPng) return null;
  const file = await within(pictures.fileOf(reply, 'light'), wait(PATIENCE_MS), null);
  if (!file) return null;
  const url = pictures.addressOf(reply);
  if (url) return { kind: 'image', image: { url, alt: file.alt } };
  return { kind: 'file', file, title: reply.title ?? file.name };
}
