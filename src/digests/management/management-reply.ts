import type { Lang } from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';

/** A reply about subscriptions: it says nothing about the world, so it cites nothing. */
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
