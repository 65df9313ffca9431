import type { Reply } from '../../reply/reply.ts';

/** Whether a reply is drawn with a button to post it for everyone. */
export type Offer = { readonly offerPost: boolean };

/**
 * Draws replies, and keeps the drawings as long as the replies: the desk gives the same one to everybody
 * who asks the same.
 */
export function drawnOnce<D>(draw: (reply: Reply, how: Offer) => D) {
  const offering = new WeakMap<Reply, D>();
  const plain = new WeakMap<Reply, D>();
  return (reply: Reply, how: Offer): D => {
    const shelf = how.offerPost ? offering : plain;
    const drawn = shelf.get(reply) ?? draw(reply, how);
    shelf.set(reply, drawn);
    return drawn;
  };
}
