import type { Lang } from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';

/** The office's words on a page of their own; they say nothing about the world, so they cite nothing. */
export function managementReply(lang: Lang, blocks: readonly Block[]): Reply {
  return {
    lang,
    outcome: 'found',
    title: wordsFor(lang).management.title,
    topic: null,
    asOf: null,
    blocks,
    citations: [],
    actions: [],
    missed: [],
    again: null,
  };
}
