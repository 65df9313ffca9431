import { daleChall } from 'dale-chall';
import { slipsBetween } from '../library/spelling.ts';
import type { FactIndex } from './fact-index.ts';
import { termsOf } from './fact-index.ts';
import { type Token, tokenise } from './tokens.ts';

/** A word of the question that matters, and what may stand for it in a fact. */
export type Slot = {
  readonly shown: string;
  /** How much of the question hangs on it. */
  readonly weight: number;
  /** Ways to meet it: terms with the share each contributes, and how good the way is (0 to 1). */
  readonly ways: readonly { readonly terms: readonly number[]; readonly worth: number }[];
  /** `unknown`: the library has never seen it, nor anything like it. */
  readonly state: 'known' | 'corrected' | 'unknown';
  /** A name of the glossary. */
  readonly isName: boolean;
};

/** A word of the same meaning is nearly as good as the word itself. */
const WORTH = { itself: 1, meaning: 0.85, partOfName: 0.5, corrected: 0.9 } as const;

/** The words of a question that matter, matched to the terms of the index. */
export function slotsOf(question: string, index: FactIndex): Slot[] {
  const tokens = tokenise(question, index.lang, index.phrases).filter((token) => !token.filler);
  const slots = tokens.map((token) => slotOf(token, index));
  return [...new Map(slots.map((slot) => [slot.shown, slot])).values()];
}

function slotOf(token: Token, index: FactIndex): Slot {
  const known = (terms: readonly string[]) => terms.map((term) => index.terms.get(term) ?? -1);
  const own = known(termsOf(token));
  const meanings = known(token.meanings.filter((meaning) => meaning.startsWith('~')));
  const isName = token.meanings.some((meaning) => meaning.startsWith('§'));
  const ways: Slot['ways'][number][] = [
    ...(isName
      ? own.map((term) => ({ terms: [term], worth: WORTH.itself }))
      : [{ terms: own, worth: WORTH.itself }]),
    ...meanings.map((term) => ({ terms: [term], worth: WORTH.meaning })),
    ...(isName ? [{ terms: known(token.terms), worth: WORTH.partOfName }] : []),
  ];
  if (ways.some(({ terms }) => terms.some((term) => term >= 0))) {
    return { shown: token.shown, weight: weightOf(ways, index), ways, state: 'known', isName };
  }
  const near = index.lang === 'en' ? nearestTerm(token, index) : null;
  if (near === null)
    return { shown: token.shown, weight: index.unknownWeight, ways: [], state: 'unknown', isName };
  const corrected = [{ terms: [near], worth: WORTH.corrected }];
  return {
    shown: token.shown,
    weight: weightOf(corrected, index),
    ways: corrected,
    state: 'corrected',
    isName,
  };
}

/** The weight of the best-known way: a word matters as much as what it stands for is rare. */
function weightOf(ways: Slot['ways'], index: FactIndex): number {
  const [first] = ways;
  if (!first) return index.unknownWeight;
  const mean = ({ terms }: Slot['ways'][number]) =>
    terms.reduce((sum, term) => sum + (index.weights[term] ?? index.unknownWeight), 0) /
    Math.max(terms.length, 1);
  if (first.terms.some((term) => term >= 0)) return mean(first);
  return Math.max(...ways.filter((way) => way.terms.some((term) => term >= 0)).map(mean));
}

const FAMILIAR: ReadonlySet<string> = new Set(daleChall);

/**
 * The term that a word was probably meant to be: the one a slip or two away. Words that everybody
 * knows are never "corrected": lunch is not a launch.
 */
function nearestTerm(token: Token, index: FactIndex): number | null {
  const [stem] = token.terms;
  if (!stem || token.shown.length < 4 || FAMILIAR.has(token.shown) || /\d/.test(stem)) return null;
  const bearable = token.shown.length >= 7 ? 2 : 1;
  let best: { term: number; slips: number } | null = null;
  for (const [word, term] of index.terms) {
    if (Math.abs(word.length - stem.length) > bearable || !/^[a-z]{4,}$/.test(word)) continue;
    if (word[0] !== stem[0] && word[1] !== stem[1]) continue;
    const slips = Math.min(slipsBetween(stem, word), slipsBetween(token.shown, word));
    if (slips <= bearable && (!best || slips < best.slips)) best = { term, slips };
  }
  return best?.term ?? null;
}
