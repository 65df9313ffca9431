import { memoisePer } from '../../../library/index.ts';
import type { Reply } from '../../../replies/index.ts';

/** Whether a reply is drawn with a button to post it for everyone. */
export type Offer = { readonly offerPost: boolean };

/**
 * Draws replies, and keeps the drawings as long as the replies: the desk gives the same one to everybody
 * who asks the same.
 */
export function renderOnce<D>(draw: (reply: Reply, how: Offer) => D) {
  const offering = memoisePer((reply: Reply) => draw(reply, { offerPost: true }));
  const plain = memoisePer((reply: Reply) => draw(reply, { offerPost: false }));
  return (reply: Reply, { offerPost }: Offer): D => (offerPost ? offering(reply) : plain(reply));
}
