import { type Fact, isOvertaken, type Lang, type Library } from '../../library/index.ts';
import { normalise, type Phrases, tokenise } from '../text/index.ts';
import type { Clause } from './clauses.ts';
import { isSaidBy, namesOf } from './said.ts';
import { type Claim, OPEN } from './types.ts';

/** A name in English begins its words with capitals; the first word of a clause always may. */
const CAPITALS = /(?<!^)\b\p{Lu}[\p{L}.'’-]+/u;

/** How a clause relates its subject to something else that has a name; null: it names nothing else. */
export function nameClaim(
  { said, whole }: Clause,
  lang: Lang,
  library: Library,
  phrases: Phrases,
): Claim | null {
  const text = normalise(whole);
  const names = namesOf(text, phrases);
  // A name alone claims nothing.
  const rest = tokenise(phrases.without(normalise(said)), lang, phrases);
  if (rest.every(({ worth }) => worth === 0)) return null;
  if (names.length < 2 && !(lang === 'en' && names.length > 0 && CAPITALS.test(said))) return null;
  return {
    shown: said,
    said,
    question: whole,
    judge(fact: Fact) {
      if (!isSaidBy(fact, text, lang, phrases)) return OPEN;
      return { verdict: isOvertaken(fact, library) ? 'overtaken' : 'supported' };
    },
  };
}
