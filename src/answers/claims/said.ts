import { type Fact, type Lang, textsOf } from '../../library/index.ts';
import { normalise, type Phrases, tokenise } from '../text/index.ts';
import { NEGATED } from './clauses.ts';

/** "A is commanded by B" has B first in the active. */
const PASSIVE: Record<Lang, RegExp> = { en: /\bby\b/, ja: /れる|れた|れて|によ[りる]/ };

/** The sentences of a fact, normalised. */
export const sentencesOf = (fact: Fact, lang: Lang): string[] =>
  textsOf(fact, lang)
    .join(' ')
    .split(lang === 'ja' ? /(?<=。)/ : /(?<=[a-z0-9)]\.) (?=[A-Z])/)
    .map((sentence) => normalise(sentence).replace(/[.。]$/, ''));

/** The meanings of the names in a normalised text, in order. */
export const namesOf = (text: string, phrases: Phrases): string[] => [
  ...new Set(phrases.names(text).map(({ meaning }) => meaning)),
];

/**
 * Whether a fact, or a sentence of it, says a normalised clause: it has each of its words, or one that means the same, and
 * its names in the same order.
 */
export function isSaidBy(fact: Fact, clause: string, lang: Lang, phrases: Phrases): boolean {
  const names = namesOf(clause, phrases);
  const whole = normalise(textsOf(fact, lang).join(' '));
  return [whole, ...sentencesOf(fact, lang)].some((said) => {
    const known = namesOf(said, phrases).filter((name) => names.includes(name));
    return (
      known.join() === names.join() &&
      NEGATED[lang].test(said) === NEGATED[lang].test(clause) &&
      PASSIVE[lang].test(said) === PASSIVE[lang].test(clause) &&
      hasEveryWord(said, clause, lang, phrases)
    );
  });
}

/** Whether a text has each word of another, or one that means the same. */
function hasEveryWord(text: string, other: string, lang: Lang, phrases: Phrases): boolean {
  const terms = new Set(
    tokenise(text, lang, phrases).flatMap((token) => [...token.terms, ...token.meanings]),
  );
  return tokenise(other, lang, phrases)
    .filter(({ worth }) => worth > 0)
    .every((token) => [...token.terms, ...token.meanings].some((term) => terms.has(term)));
}
