import type { Fact, Lang, Library } from '../../library/index.ts';
import {
  areOpposites,
  areReversed,
  type Clause,
  type Deed,
  deedIn,
  factSentences,
  factText,
  holderClaim,
  isDoneIn,
  isPerson,
  type Value,
  valuesIn,
  withoutStress,
} from '../claims/index.ts';
import type { FactIndex } from '../index/index.ts';
import { normalise, type Token, tokenise } from '../text/index.ts';

/** What a clause says happened, beside its dates, figures and places: what a fact must share to bear on those. */
export type Event = {
  /** Meanings of the people that it names. */
  readonly people: readonly string[];
  /** The meaning of what it is about; null: nothing with a name. */
  readonly subject: string | null;
  /** The meanings of all that it names, but for where it was. */
  readonly names: readonly string[];
  /** Normalised. */
  readonly text: string;
  /** The same without its names and values. */
  readonly bare: string;
  /** What was done, as far as that can be told. */
  readonly deed: Deed | null;
  /** Its words that matter and are in no name. */
  readonly words: readonly Token[];
  /** Whether it happens once only: of such things alone can another date be wrong. */
  readonly isOnce: boolean;
};

/**
 * How a thing with a name comes into being, or to its end, which it does once. What somebody holds, what is open or closed,
 * and what is signed or said, has more days than the one that a fact names.
 */
const ONCE: Record<Lang, RegExp> = {
  en: /\b(?:start(?:s|ed)?|began|begun|begins?|launch(?:es|ed)?|found(?:s|ed)|set up|sets up|establish(?:es|ed)?|create[sd]?|inaugurate[sd]?|came into (?:being|force)|took effect|abolish(?:es|ed)?)\b/,
  ja: /発足|創設|設立|設置|新設|始動|開始|発効|廃止|撤廃/,
};
/** Where a name is that of a place: behind it in Japanese, before it in English. */
const IN_PLACE: Record<Lang, RegExp> = {
  en: /\b(?:in|at|near|from|outside) (?:the )?$/,
  ja: /^(?:で|に|から|へ)/,
};

/** The meanings of the names in a normalised text. */
export const namesIn = (text: string, { phrases }: FactIndex): ReadonlySet<string> =>
  new Set(phrases.names(text).map(({ meaning }) => meaning));

/** The word for what happened once, in a text that says so; empty: none. */
export const onceIn = (text: string, lang: Lang): string => ONCE[lang].exec(text)?.[0] ?? '';

/** What a clause says happened. `others`: what else it names. */
export function eventOf(
  clause: Clause,
  values: readonly Value[],
  others: readonly string[],
  lang: Lang,
  library: Library,
  index: FactIndex,
): Event {
  const { phrases } = index;
  const text = withoutStress(normalise(clause.whole), lang);
  const named = phrases.names(text);
  const people = named
    .filter(({ start, end }) => isPerson(text.slice(start, end), library, phrases))
    .map(({ meaning }) => meaning);
  const [first] = phrases.names(normalise(clause.subject || clause.whole));
  const rest = [...values.map(({ shown }) => shown), ...others.map(normalise)]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, piece) => left.split(piece).join(' '), text);
  const bare = phrases.without(rest);
  const words = tokenise(bare, lang, phrases).filter(({ worth }) => worth > 0);
  const isPlace = ({ start, end }: { readonly start: number; readonly end: number }) =>
    IN_PLACE[lang].test(lang === 'en' ? text.slice(0, start) : text.slice(end));
  return {
    names: named.filter((name) => !isPlace(name)).map(({ meaning }) => meaning),
    people: [...new Set(people)],
    subject: first?.meaning ?? null,
    text,
    bare,
    deed: deedIn(text, valuesIn(text, lang, index), lang, phrases),
    words,
    isOnce: onceIn(text, lang) !== '' && holderClaim(clause, lang, library, phrases) === null,
  };
}

/** What a sentence of a fact shares with an event: subject and all words; a word, or all of several people; the subject; it tells that something else was done. */
export type Shared = 'all' | 'some' | 'subject' | 'nothing' | 'other';

/** What each sentence of a fact shares with an event; nothing, where the fact does not name all of its people. */
export function sharedBy(
  fact: Fact,
  { people, subject, names, text, bare, deed, words }: Event,
  lang: Lang,
  index: FactIndex,
): { readonly sentence: string; readonly shared: Shared }[] {
  const { phrases } = index;
  const ofFact = namesIn(factText(fact, lang), index);
  const hasPeople = people.every((person) => ofFact.has(person));
  return factSentences(fact, lang).map((sentence) => {
    if (!hasPeople) return { sentence, shared: 'nothing' };
    if (
      areOpposites(bare, phrases.without(sentence), lang) ||
      areReversed(text, sentence, people, lang, phrases)
    )
      return { sentence, shared: 'other' };
    const own = new Set(
      tokenise(sentence, lang, phrases).flatMap((token) => [...token.terms, ...token.meanings]),
    );
    const has = ({ terms, meanings }: Token) =>
      [...terms, ...meanings].some((term) => own.has(term));
    if (deed && !isDoneIn(sentence, own, deed, lang)) return { sentence, shared: 'other' };
    const named = namesIn(sentence, index);
    const isAbout =
      subject !== null && named.has(subject) && names.every((name) => named.has(name));
    const isTogether = people.length > 1 && people.every((person) => named.has(person));
    if (isAbout && words.length > 0 && words.every(has)) return { sentence, shared: 'all' };
    if (words.length === 0 || words.some(has) || isTogether) return { sentence, shared: 'some' };
    const isOfFact = subject !== null && ofFact.has(subject);
    return { sentence, shared: isOfFact ? 'subject' : 'nothing' };
  });
}
