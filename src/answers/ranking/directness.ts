import { type Fact, memoisePer, textsOf } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import {
  isSuccessionWord,
  normalise,
  ownTermsOf,
  type QuestionType,
  speakerAskedIn,
  successionAskedIn,
  tellsSuccession,
  tokenise,
  WRITTEN_MONTH,
} from '../text/index.ts';

/**
 * How directly a fact (with its number in the index) says what a question asks for, from 0 to 1.5: it gives the words of the
 * person who is asked about, names somebody, tells who followed whom, a place or a reason. Facts that are about the same
 * but say something else have less.
 */
export type Directness = {
  readonly of: (fact: Fact, number: number) => number;
  /** Numbers of facts that are looked at whatever their words: those by the speaker who is asked about. */
  readonly candidates: readonly number[];
  /**
   * Whether a fact meets a word of the question by what it says, whichever words it has for that: one who "took over
   * from" somebody has "replaced" them.
   */
  readonly meets: (fact: Fact, word: string) => boolean;
};

/**
 * Their own words are what was asked for, and who followed whom can be told for certain; a name, a place or a reason may
 * stand in facts that are about something else.
 */
const WORTH = {
  words: 1,
  reported: 0.7,
  name: 0.4,
  succession: 1.5,
  place: 0.4,
  reason: 0.5,
} as const;

/** Where nothing tells. */
export const NOT_KNOWN: Directness = { of: () => 0, candidates: [], meets: () => false };

/** How directly facts answer a normalised question of a type. */
export function directnessFor(text: string, type: QuestionType, index: FactIndex): Directness {
  const said = speaker(text, index);
  if (said) return said;
  const naming = (fact: Fact) =>
    WORTH.name * (isBySomebody(fact) ? 1 : index.holdsAnswerType(fact, 'name'));
  const succession = MAY_BE_SUCCESSION.has(type) && successionAskedIn(text, index.lang);
  if (succession) {
    // Asked of each fact, and of it again by each word for it.
    const tells = memoisePer((fact: Fact) =>
      tellsSuccession(textsOf(fact, index.lang).join(' '), succession, index.lang),
    );
    return {
      ...only((fact) => (tells(fact) ? WORTH.succession : naming(fact))),
      meets: (fact, word) => isSuccessionWord(word, index.lang) && tells(fact),
    };
  }
  switch (type) {
    case 'who':
      return only(naming);
    case 'where':
      return only((fact) => (LOCATED.test(fact.en) ? WORTH.place : 0));
    case 'why':
      return only((fact) => (REASON.test(textsOf(fact, 'en').join(' ')) ? WORTH.reason : 0));
    default:
      return NOT_KNOWN;
  }
}

/** Who came before or after somebody is asked with "who", or by a word alone: ジョスト氏の前任は？ */
const MAY_BE_SUCCESSION: ReadonlySet<QuestionType> = new Set(['who', 'name', 'other']);

const isBySomebody = ({ status }: Fact) => status === 'said';

const only = (of: Directness['of']): Directness => ({ ...NOT_KNOWN, of });

/** "At the Town Hall", "in one room"; "in March" is no place. The English text is looked at for both languages. */
const LOCATED = new RegExp(
  String.raw`\b(?:in|at|near|off|beside|behind|opposite) (?:the |an? |one )?(?!(?:${WRITTEN_MONTH}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b)(?:\p{Lu}|rooms?\b|floor|ground floor|first floor|second floor)`,
  'u',
);

const REASON =
  /\b(?:because|so that|in order to|so as to|aim(?:s|ed)?|purpose|reasons?|due to|owing to|thanks to|thereby|needs?|intended|meant to|helps?|allows?|lets?|improves?|as (?:the|it|its|they|their)|would otherwise|concerns?|risk)\b|\b(?:is|are|was|were|designed) to (?!(?:be|become|begin|close|come|end|fall|leave|open|retire|start|take)\b)|\bto (?:improve|strengthen|make|help|allow|avoid|prevent|protect|save|reduce|cut|counter|deter|keep|give|raise)\b/;

/** Where a question asks for somebody's words: who of the library is that; null: it does not, or nobody is. */
function speaker(text: string, index: FactIndex): Directness | null {
  const who = speakerAskedIn(text, index.lang);
  const asked = who === null ? [] : termsIn(who, index);
  if (asked.length === 0) return null;
  const { termsOf, numbersOf } = speakersOf(index);
  const isSpeaker = (terms: ReadonlySet<string>) =>
    asked.filter((term) => terms.has(term)).length * 2 > asked.length;
  const found = new Set(asked.flatMap((term) => numbersOf.get(term) ?? []));
  const candidates = [...found].filter((number) => isSpeaker(termsOf.get(number) ?? NOBODY));
  const names = asked.filter((term) => term.startsWith('§'));
  const tellers = tellersOf(index);
  const isTold = (fact: Fact) => tellers(fact).some((name) => names.includes(name));
  if (candidates.length === 0 && names.length === 0) return null;
  return {
    ...NOT_KNOWN,
    of: (fact, number) =>
      isSpeaker(termsOf.get(number) ?? NOBODY) ? WORTH.words : isTold(fact) ? WORTH.reported : 0,
    candidates,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** The terms of the words that matter in what names somebody: names of the glossary alone, where there are any. */
function termsIn(who: string, { lang, phrases }: FactIndex): string[] {
  const terms = tokenise(normalise(who), lang, phrases)
    .filter(({ worth }) => worth === 1)
    .flatMap((token) => ownTermsOf(token));
  const names = terms.filter((term) => term.startsWith('§'));
  return names.length > 0 ? names : terms;
}

/** The terms of the speaker by the number of a fact that somebody said, and the numbers by each of the terms. */
const speakersOf = memoisePer((index: FactIndex) => {
  const termsOf = new Map<number, ReadonlySet<string>>();
  const numbersOf = new Map<string, number[]>();
  for (const [number, fact] of index.facts.entries()) {
    if (fact.status !== 'said') continue;
    const tokens = tokenise(normalise(fact.by[index.lang]), index.lang, index.phrases);
    const terms = new Set(tokens.flatMap((token) => [...ownTermsOf(token), ...token.terms]));
    termsOf.set(number, terms);
    for (const term of terms) {
      const numbers = numbersOf.get(term);
      if (numbers) numbers.push(number);
      else numbersOf.set(term, [number]);
    }
  }
  return { termsOf, numbersOf };
});

/** Per fact, the names of the glossary that its English text reports words of; found when they are first needed. */
const tellersOf = memoisePer((index: FactIndex) =>
  memoisePer((fact: Fact) => tellersIn(fact, index)),
);

const SAYS =
  /^(?:'s)?[^.;:]{0,40}?\b(?:said|says|told|called|calls|warned|stressed|promised|vowed|pledged|announced|argued|explained|described|declared|pointed|praised|recalled|spoke|urged|rejected|denied)\b/;

function tellersIn(fact: Fact, { phrases }: FactIndex): string[] {
  const text = normalise(textsOf(fact, 'en').join(' '));
  return phrases
    .names(text)
    .flatMap(({ end, meaning }) => (SAYS.test(text.slice(end)) ? meaning : []));
}
