import MiniSearch from 'minisearch';
import { type Fact, type Library, textsOf } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import { Citations } from '../../src/replies/citations.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { Answerer } from './run.ts';

const TOP = 3;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** How a plain search tells words apart. The first leaves whole Japanese clauses in one piece. */
const WORDS = {
  spaces: MiniSearch.getDefault('tokenize') as (text: string) => string[],
  segmenter: (text: string) =>
    [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : [])),
};

/**
 * What the bot is held against: a plain full-text search over what the facts say in both languages.
 * The first three hits are the answer, whatever they are.
 */
export function searchOf(library: Library, words: keyof typeof WORDS): Answerer {
  const search = new MiniSearch({ fields: ['en', 'ja'], tokenize: WORDS[words] });
  search.addAll(
    [...library.facts.values()].map((fact) => ({
      id: fact.id,
      en: textsOf(fact, 'en').join(' '),
      ja: textsOf(fact, 'ja').join(' '),
    })),
  );
  return ({ question, lang }) => {
    const hits = search.search(question).slice(0, TOP);
    return replyOf(
      hits.flatMap(({ id }) => library.facts.get(id) ?? []),
      library,
      lang,
    );
  };
}

function replyOf(facts: readonly Fact[], library: Library, lang: Lang): Reply {
  const citations = new Citations(library, lang);
  const blocks = facts.map((fact) => citations.fact(fact));
  return {
    lang,
    outcome: blocks.length > 0 ? 'found' : 'not-found',
    title: null,
    topic: null,
    asOf: null,
    blocks,
    citations: citations.list(),
    actions: [],
    missed: [],
    again: null,
  };
}
