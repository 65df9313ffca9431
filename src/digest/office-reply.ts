import type { Lang } from '../library/schema.ts';
import type { Block, Reply } from '../reply/reply.ts';
import { wordsFor } from '../reply/words/index.ts';

/** The office's words on a page of their own; they say nothing about the world, so they cite nothing. */
export function officeReply(lang: Lang, blocks: readonly Block[]): Reply {
  return {
    lang,
    outcome: 'found',
    title: wordsFor(lang).office.title,
    topic: null,
    asOf: null,
    blocks,
    citations: [],
    actions: [],
    missed: [],
    again: null,
  };
}
