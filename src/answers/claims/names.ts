import { isOvertaken, type Lang, type Library, textsOf } from '../../library/index.ts';
import { normalise, type Phrases, tokenise } from '../text/index.ts';
import { type Clause, NEGATED } from './clauses.ts';
import { type Claim, OPEN } from './types.ts';

/** "A is commanded by B" has B first in the active. */
const PASSIVE: Record<Lang, RegExp> = { en: /\bby\b/, ja: /れる|れた|れて|によ[りる]/ };
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
  if (names.length < 2 && !(lang === 'en' && names.length > 0 && CAPITALS.test(said))) return null;
  return {
    shown: said,
    said,
    question: whole,
    judge(fact) {
      const stated = normalise(textsOf(fact, lang).join(' '));
      const known = namesOf(stated, phrases).filter((name) => names.includes(name));
      const isSame =
        known.join() === names.join() &&
        !isOvertaken(fact, library) &&
        !NEGATED[lang].test(stated) &&
        PASSIVE[lang].test(stated) === PASSIVE[lang].test(text) &&
        hasEveryWord(stated, text, lang, phrases);
      return isSame ? { verdict: 'supported' } : OPEN;
    },
  };
}

const namesOf = (text: string, phrases: Phrases) => [
  ...new Set(phrases.names(text).map(({ meaning }) => meaning)),
];

/** Whether a text has each word of another, or one that means the same. */
function hasEveryWord(text: string, other: string, lang: Lang, phrases: Phrases): boolean {
  const terms = new Set(
    tokenise(text, lang, phrases).flatMap((token) => [...token.terms, ...token.meanings]),
  );
  return tokenise(other, lang, phrases)
    .filter(({ worth }) => worth > 0)
    .every((token) => [...token.terms, ...token.meanings].some((term) => terms.has(term)));
}
