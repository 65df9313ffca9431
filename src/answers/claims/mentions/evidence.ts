import { stemmer } from 'stemmer';
import {
  citesOf,
  type Fact,
  type Lang,
  type Library,
  memoisePer,
  memoisePerLang,
  textsOf,
} from '../../../library/index.ts';
import { isCountry, isProperWord, normalise, type Phrases, tokenise } from '../../text/index.ts';
import type { Mention } from './mentions.ts';
import { publisherNames } from './publishers.ts';

/** What a fact says and names, ready to be looked through. */
export type Evidence = {
  /** Normalised, in one spelling. */
  readonly text: string;
  readonly words: readonly string[];
  /** What its names and words mean (`§id`, `~n`), and who published its sources. */
  readonly meanings: ReadonlySet<string>;
};

/**
 * What a fact says, with what a reply shows beside it (the title of its brief, who published its sources) and what the
 * glossary says on what it names. It is kept, as the same facts come up again and again.
 */
export const evidenceOf = (fact: Fact, lang: Lang, library: Library, phrases: Phrases): Evidence =>
  KEPT(library, lang)(phrases)(fact);

const KEPT = memoisePerLang((library: Library, lang) =>
  memoisePer((phrases: Phrases) =>
    memoisePer((fact: Fact) => readEvidence(fact, lang, library, phrases)),
  ),
);

function readEvidence(fact: Fact, lang: Lang, library: Library, phrases: Phrases): Evidence {
  const { briefs, sources, terms } = library;
  const said = [...textsOf(fact, lang), briefs.get(fact.brief)?.title[lang] ?? ''];
  const named = new Set(
    phrases.names(normalise(said.join('\n'))).map(({ meaning }) => meaning.slice(1)),
  );
  const glossary = [...terms.values()]
    .filter(({ id }) => named.has(id))
    .flatMap((term) => [...term[lang], term.definition?.[lang] ?? '']);
  const text = normalise([...said, ...glossary].join('\n'));
  const tokens = tokenise(text, lang, phrases);
  return {
    text: inOneSpelling(text),
    words: wordsOf(text),
    meanings: new Set([
      ...tokens.flatMap(({ meanings }) => meanings),
      ...citesOf(fact).flatMap(({ source }) =>
        publisherNames(sources.get(source)?.publisher[lang] ?? ''),
      ),
    ]),
  };
}

/** What a statement names, ready to be looked for in fact after fact. */
type Sought = {
  /** What it means, of a country. */
  readonly country: readonly string[];
  readonly spelling: string;
  /** Its words, up to the last that is a name of its own. */
  readonly name: readonly string[];
};

const SOUGHT = memoisePerLang((phrases: Phrases, lang) =>
  memoisePer(({ shown }: Mention): Sought => {
    const text = normalise(shown);
    const words = wordsOf(text);
    // "Yokota" will do for "Yokota Air Base", as "Korea" will not for "South Korea".
    const last = words.findLastIndex(isProperWord);
    return {
      country: isCountry(text, lang) ? (tokenise(text, lang, phrases)[0]?.meanings ?? []) : [],
      spelling: inOneSpelling(text),
      name: last < 0 ? words : words.slice(0, last + 1),
    };
  }),
);

/** Whether evidence has what a statement names. */
export function isNamedBy(
  mention: Mention,
  evidence: Evidence,
  lang: Lang,
  phrases: Phrases,
): boolean {
  if (mention.meanings.some((meaning) => evidence.meanings.has(meaning))) return true;
  const { country, spelling, name } = SOUGHT(phrases, lang)(mention);
  // 米国 and アメリカ, "America" and "the United States"; but what happens in Washington happens there.
  if (country.some((one) => evidence.meanings.has(one))) return true;
  if (lang === 'ja') return hasNearly(evidence.text, spelling);
  return hasInARow(evidence.words, name) || hasSurname(evidence.words, name);
}

/** Whether somebody is named without the first name: "Ada Holm" as "Mayor Holm", but not as "Rosa Holm". */
const hasSurname = (words: readonly string[], name: readonly string[]): boolean =>
  name.length > 1 &&
  name.every(isProperWord) &&
  words.some((word, at) => word === name.at(-1) && !isProperWord(words[at - 1] ?? 'the'));

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const inOneSpelling = (text: string) =>
  text.replace(/[ヶヵ]/g, (char) => (char === 'ヶ' ? 'ケ' : 'カ')).replace(/[・＝=]/g, '');

/** So much of a long name has to be there: 統合作戦司令部 is in 統合作戦司令官. */
const MOST_OF_NAME = 0.8;

/** Whether a Japanese text has a name, or one of five characters and more all but for its end. */
function hasNearly(text: string, name: string): boolean {
  if (text.includes(name)) return true;
  const chars = [...name];
  const pairs = chars.slice(1).map((char, i) => `${chars[i]}${char}`);
  const there = pairs.filter((pair) => text.includes(pair)).length;
  return pairs.length > MOST_OF_NAME * 5 - 1 && there >= MOST_OF_NAME * pairs.length;
}

function hasInARow(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, i) => isSameName(words[at + i] ?? '', word)));
}

/** What makes a people, a language or an adjective of a place's name. */
const OF_PLACE = /^(?:n|an|ian|ese|ish|i|s)?$/;
/** So many letters they have in common. */
const STEM = 4;

/** Japan, Japanese; Okinawa, Okinawan; Island, Islands. */
function isSameName(one: string, other: string): boolean {
  if (one === other || (one !== '' && stemmer(one) === stemmer(other))) return true;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same >= STEM && OF_PLACE.test(one.slice(same)) && OF_PLACE.test(other.slice(same));
}
