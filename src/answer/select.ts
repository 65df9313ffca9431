import type { Fact } from '../library/library.ts';
import type { Lang } from '../library/schema.ts';
import type { Kind } from './kinds.ts';
import type { Match } from './rank.ts';

/** A list or a "why" may need more facts than a plain question. */
const MOST = { several: 4, plain: 3 } as const;
/** Facts whose score is at least this share of the best one's may be meant just as well. */
const NEAR = { several: 0.72, plain: 0.8 } as const;
/** Beyond this many characters a further fact makes an answer tiring. */
const LONG: Record<Lang, number> = { en: 380, ja: 200 };

/** The facts that make up an answer, best first: those that fit nearly as well as the best. */
export function selectFacts(ranked: readonly Match[], kind: Kind, lang: Lang): Fact[] {
  const [best] = ranked;
  if (!best) return [];
  const scope = kind === 'list' || kind === 'why' ? 'several' : 'plain';
  const chosen: Fact[] = [best.fact];
  let length = lengthOf(best.fact, lang);
  for (const { fact, score, supplied } of ranked.slice(1)) {
    if (chosen.length >= MOST[scope] || score < best.score * NEAR[scope]) break;
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
