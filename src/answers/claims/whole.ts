import { type Fact, isOvertaken, type Lang, type Library } from '../../library/index.ts';
import { normalise, type Phrases, tokenise } from '../text/index.ts';
import type { Clause } from './clauses.ts';
import { isSaidBy } from './said.ts';
import { type Claim, OPEN } from './types.ts';

/** A clause as a whole; null: it says nothing but a name. */
export function wholeClaim(
  clause: Clause,
  lang: Lang,
  library: Library,
  phrases: Phrases,
): Claim | null {
  const { said, whole } = clause;
  const rest = tokenise(phrases.without(normalise(said)), lang, phrases);
  if (rest.every(({ worth }) => worth === 0)) return null;
  return {
    shown: said,
    said,
    question: whole,
    judge(fact: Fact) {
      if (!isSaidBy(fact, clause, lang, phrases)) return OPEN;
      return { verdict: isOvertaken(fact, library) ? 'overtaken' : 'supported' };
    },
  };
}
