import type { Fact, Lang, Library } from '../../library/index.ts';
import type { Action, Block, Reply } from '../../replies/index.ts';
import { Citations, commandButton, warning } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { briefsOf, frame, missActions } from './facts-reply.ts';

/**
 * The facts that came nearest to a question, as a button showed them to one person: no answer, so without a vote and
 * without a way to post them.
 */
export function nearReply(facts: readonly Fact[], lang: Lang, library: Library, now: Date): Reply {
  const citations = new Citations(library, lang);
  const blocks = [nearBlock(facts, lang, citations)];
  return {
    ...frame(facts, blocks, lang, library, now),
    outcome: 'not-found',
    citations: citations.list(),
    actions: missActions(briefsOf(facts, library), lang),
    again: null,
  };
}

/** The facts that come nearest, each with its citations, under words that say what they are, and what they lack. */
export function nearBlock(
  facts: readonly Fact[],
  lang: Lang,
  citations: Citations,
  unmet: string | null = null,
): Block {
  const { answer } = wordsFor(lang);
  const shown = facts.map((fact) => citations.fact(fact));
  const text = unmet === null ? answer.near : answer.unmet(unmet);
  return { kind: 'near', text, facts: shown };
}

/** What everybody sees instead: that nothing answers for certain, or nothing of the time that was asked for. */
export function uncertain(lang: Lang, unmet: string | null): Block {
  const { answer } = wordsFor(lang);
  return warning(unmet === null ? answer.uncertain : answer.noneOf(unmet));
}

/** The button that shows these facts to whoever presses it; nothing where there are none. */
export function closestButton(facts: readonly Fact[], lang: Lang): Action[] {
  if (facts.length === 0) return [];
  const closest = [...new Set(facts.map(({ id }) => id))];
  return [commandButton(wordsFor(lang).answer.showClosest, 'ask', { closest }, lang)];
}
