import { type Fact, type Lang, type Library, textsOf } from '../../library/index.ts';
import {
  type Clause,
  holderClaim,
  isPerson,
  sentencesOf,
  type Value,
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
  /** Its words that matter and are in no name. */
  readonly words: readonly Token[];
  /** Whether it happens once only: of such things alone can another date be wrong. */
  readonly isOnce: boolean;
};

/** What happens once to a thing; what somebody holds, and what is open or closed, has more days than the one that a fact names. */
const ONCE: Record<Lang, RegExp> = {
  en: /\b(?:start(?:s|ed)?|began|begun|begins?|launch(?:es|ed)?|found(?:s|ed)|set up|sets up|establish(?:es|ed)?|create[sd]?|form(?:s|ed)|inaugurated?|sign(?:s|ed)?|ratif(?:y|ies|ied)|adopt(?:s|ed)?|appoint(?:s|ed)?|came into (?:being|force)|took effect|abolish(?:es|ed)?|expires?|expired)\b/,
  ja: /発足|創設|設立|設置|新設|始動|開始|署名|調印|批准|締結|成立|制定|発効|任命|廃止|撤廃|失効/,
};

/** The word for what happened once, in a text that says so; empty: none. */
export const onceIn = (text: string, lang: Lang): string => ONCE[lang].exec(text)?.[0] ?? '';

/** What a clause says happened. `others`: what else it names. */
export function eventOf(
  clause: Clause,
  values: readonly Value[],
  others: readonly string[],
  lang: Lang,
  library: Library,
  { phrases }: FactIndex,
): Event {
  const text = withoutStress(normalise(clause.whole), lang);
  const named = phrases.names(text);
  const people = named
    .filter(({ start, end }) => isPerson(text.slice(start, end), library, phrases))
    .map(({ meaning }) => meaning);
  const [first] = phrases.names(normalise(clause.subject || clause.whole));
  const rest = [...values.map(({ shown }) => shown), ...others.map(normalise)]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, piece) => left.split(piece).join(' '), text);
  const words = tokenise(phrases.without(rest), lang, phrases).filter(({ worth }) => worth > 0);
  return {
    people: [...new Set(people)],
    subject: first?.meaning ?? null,
    words,
    isOnce: onceIn(text, lang) !== '' && holderClaim(clause, lang, library, phrases) === null,
  };
}

/** What a sentence of a fact shares with an event: subject and all words; a word, or all of several people; the subject. */
export type Shared = 'all' | 'some' | 'subject' | 'nothing';

/** What each sentence of a fact shares with an event; nothing, where the fact does not name all of its people. */
export function sharedBy(
  fact: Fact,
  { people, subject, words }: Event,
  lang: Lang,
  { phrases }: FactIndex,
): { readonly sentence: string; readonly shared: Shared }[] {
  const namesIn = (text: string) => new Set(phrases.names(text).map(({ meaning }) => meaning));
  const ofFact = namesIn(normalise(textsOf(fact, lang).join(' ')));
  const hasPeople = people.every((person) => ofFact.has(person));
  return sentencesOf(fact, lang).map((sentence) => {
    if (!hasPeople) return { sentence, shared: 'nothing' };
    const own = new Set(
      tokenise(sentence, lang, phrases).flatMap((token) => [...token.terms, ...token.meanings]),
    );
    const has = ({ terms, meanings }: Token) =>
      [...terms, ...meanings].some((term) => own.has(term));
    const names = namesIn(sentence);
    const isAbout = subject !== null && names.has(subject);
    const isTogether = people.length > 1 && people.every((person) => names.has(person));
    if (isAbout && words.length > 0 && words.every(has)) return { sentence, shared: 'all' };
    if (words.length === 0 || words.some(has) || isTogether) return { sentence, shared: 'some' };
    const isOfFact = subject !== null && ofFact.has(subject);
    return { sentence, shared: isOfFact ? 'subject' : 'nothing' };
  });
}
