import type { Block, Mark } from './reply.ts';

/** The citations of a block, of all that is in it. */
export function marksOf(block: Block): readonly Mark[] {
  if (block.kind === 'statement' || block.kind === 'term') return block.marks;
  if (block.kind === 'near') return block.facts.flatMap(marksOf);
  return block.kind === 'fact' ? [block, ...block.sides].flatMap(({ marks }) => marks) : [];
}
