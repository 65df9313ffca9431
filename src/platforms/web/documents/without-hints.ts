import type { Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';

/** A reply without what it tells about typing commands: for where nothing is typed. */
export const withoutHints = (reply: Reply): Reply => ({
  ...reply,
  blocks: reply.blocks.filter(
    (block) => block.kind !== 'notice' || block.text !== wordsFor(reply.lang).index.hint,
  ),
});
