import type { Brief, Fact, Lang, Library } from '../../library/index.ts';
import { citesOf, dayOf, newestCited } from '../../library/index.ts';
import type { Action, Block, Reply } from '../../replies/index.ts';
import {
  ageLine,
  Citations,
  commandButton,
  languageButton,
  reviewNotice,
  staleNotice,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';

/** What an answer is made from: all of it that outlives the question. */
export type FactsShown = {
  readonly facts: readonly Fact[];
  /** The question took something false for granted: the answer begins with "No." */
  readonly corrects: boolean;
};

/** The answer that consists of these facts, at least one; it can be shown again in any language. */
export function factsReply(shown: FactsShown, lang: Lang, library: Library, now: Date): Reply {
  const citations = new Citations(library, lang);
  const blocks = answerBlocks(shown, lang, citations);
  const options = { answer: { facts: shown.facts.map(({ id }) => id), corrects: shown.corrects } };
  const framed = frame(shown.facts, blocks, lang, library, now);
  const open = openButtons(briefsOf(shown.facts, library), lang);
  return {
    ...framed,
    citations: citations.list(),
    actions: [
      ...open,
      sourcesButton(shown.facts, lang),
      languageButton('ask', options, lang),
      ratingOf(shown.facts, lang),
    ],
    again: { command: 'ask', options, lang },
  };
}

/** The facts of one answer, each with its citations. */
export function answerBlocks(
  { facts, corrects }: FactsShown,
  lang: Lang,
  citations: Citations,
): Block[] {
  const no: Block = { kind: 'notice', tone: 'info', text: wordsFor(lang).answer.no };
  return [...(corrects ? [no] : []), ...facts.map((fact) => citations.fact(fact))];
}

/**
 * What stands around the blocks of facts: how old they are, and where they are from. Without facts, how far the whole
 * library reaches. The answer comes first: that all of it is old, below it.
 */
export function frame(
  facts: readonly Fact[],
  blocks: readonly Block[],
  lang: Lang,
  library: Library,
  now: Date,
) {
  const words = wordsFor(lang);
  const briefs = briefsOf(facts, library);
  const titles = briefs.map(({ title }) => title[lang]);
  const today = dayOf(now);
  const newest = newestCited(facts.flatMap(citesOf), library);
  return {
    lang,
    outcome: briefs.length > 0 ? 'found' : 'not-found',
    title: null,
    topic: facts[0]?.brief ?? null,
    asOf:
      briefs.length > 0
        ? ageLine(newest, lang, today, words.answer.from(titles))
        : ageLine(library.newestSource, lang, today),
    blocks: [
      ...briefs.flatMap((brief) => reviewNotice(brief, lang, today)),
      ...blocks,
      ...staleNotice(library, lang, today),
    ],
    missed: [],
  } as const satisfies Partial<Reply>;
}

/** What stands behind the facts of an answer. */
export const sourcesButton = (facts: readonly Fact[], lang: Lang): Action => {
  const sourcesOf = [...new Set(facts.map(({ id }) => id))];
  return commandButton(wordsFor(lang).buttons.sources, 'sources', { sourcesOf }, lang);
};

/** A vote on the facts of an answer. */
export function ratingOf(facts: readonly Fact[], lang: Lang): Action {
  const { helpful, unhelpful } = wordsFor(lang).answer;
  const ids = facts.map(({ id }) => id);
  return { kind: 'rating', facts: ids, up: helpful, down: unhelpful };
}

/** Ways on from a miss: the nearest topics, and all there are. */
export function missActions(nearest: readonly Brief[], lang: Lang): Action[] {
  const { index } = wordsFor(lang).buttons;
  return [...openButtons(nearest, lang), commandButton(index, 'brief', {}, lang)];
}

export const openButtons = (briefs: readonly Brief[], lang: Lang): Action[] =>
  briefs.map(({ id, title }) => commandButton(title[lang], 'brief', { topic: id }, lang));

export function briefsOf(facts: readonly Fact[], library: Library): Brief[] {
  const ids = new Set(facts.map(({ brief }) => brief));
  return [...ids].flatMap((id) => library.briefs.get(id) ?? []);
}
