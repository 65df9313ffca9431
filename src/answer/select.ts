import type { Fact } from '../library/library.ts';
import type { Lang } from '../library/schema.ts';
import type { Kind } from './kinds.ts';
import type { Match } from './rank.ts';

/** A list or a "why" may need several facts; a plain question gets the best, or two that tie. */
const MOST: Record<Kind, number> = {
  list: 4,
  why: 3,
  other: 2,
  which: 2,
  who: 2,
  when: 2,
  where: 2,
  'how-many': 2,
};
/** Facts this near the best in score may be what was meant just as well. */
const NEAR = { list: 0.75, why: 0.8, plain: 0.86 } as const;
/** Beyond this many characters a further fact makes an answer tiring. */
const LONG: Record<Lang, number> = { en: 420, ja: 220 };

/** The facts that make up an answer, best first: those that fit nearly as well as the best. */
export function selectFacts(ranked: readonly Match[], kind: Kind, lang: Lang): Fact[] {
  const [best] = ranked;
  if (!best) return [];
  const share = kind === 'list' || kind === 'why' ? NEAR[kind] : NEAR.plain;
  const chosen: Fact[] = [best.fact];
  let length = lengthOf(best.fact, lang);
  for (const { fact, score, supplied } of ranked.slice(1)) {
    if (chosen.length >= MOST[kind] || score < best.score * share) break;
    if (!supplied || length + lengthOf(fact, lang) > LONG[lang]) continue;
    chosen.push(fact);
    length += lengthOf(fact, lang);
  }
  return chosen;
}

function lengthOf(fact: Fact, lang: Lang): number {
  const sides = fact.status === 'disputed' ? fact.sides.map((side) => side[lang]) : [];
  return [fact[lang], ...sides].join('').length;
}
