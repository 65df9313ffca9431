import { citesOf, type Fact, type Library } from '../library/library.ts';
import type { Lang } from '../library/schema.ts';
import { type Kind, kindOf } from './kinds.ts';
import { normalise } from './normalise.ts';
import { type Phrases, preparePhrases } from './phrases.ts';
import { prepareSupply, type Supply } from './supply.ts';
import { type Token, tokenise } from './tokens.ts';

/** One text of a fact as the index sees it. */
export type Line = {
  readonly role: 'text' | 'ask' | 'corrects';
  /** What kind of thing a question asks for; found out when it is first needed. */
  readonly kind: () => Kind;
  readonly tokens: readonly LineToken[];
  readonly weight: number;
};

/** A token of a line: what it is itself, what it means, and how telling it is. */
type LineToken = {
  readonly own: Int32Array;
  readonly meanings: Int32Array;
  readonly weight: number;
};

export type Entry = {
  readonly fact: Fact;
  readonly lines: readonly Line[];
  /** Terms of the brief's names and of the publishers cited: they help, but say nothing alone. */
  readonly context: Int32Array;
};

/** All facts of a library in one language, ready to be asked. */
export type FactIndex = {
  readonly lang: Lang;
  readonly phrases: Phrases;
  readonly supplies: Supply;
  readonly entries: readonly Entry[];
  /** The number of a term, or undefined for one that the library has never seen. */
  readonly terms: ReadonlyMap<string, number>;
  /** How telling each term is: the rarer, the more. */
  readonly weights: Float64Array;
  /** How telling a word is that the library has never seen. */
  readonly unknownWeight: number;
  /** The words that the library uses, as they are written, with how often. */
  readonly words: ReadonlyMap<string, number>;
  /** Those of them that begin like a word. */
  readonly wordsLike: (word: string) => readonly string[];
  /** Japanese compounds of three kanji and more. */
  readonly compounds: ReadonlySet<string>;
  /** The compound that differs from a text in the one character at a place, if there is just one. */
  readonly compoundLike: (text: string, at: number) => string | null;
  /** Per term, the entries that have it. */
  readonly postings: readonly Int32Array[];
};

/** A Latin word, or a run of katakana: what a slip of the keyboard can be told from. */
const WORD = /[a-z]{3,}|[\p{Script=Katakana}ー]{3,}/gu;

/** A word that the library has never seen weighs as much as one that so many facts have. */
const RARE = 2;

const COMPOUND = /[\p{Script=Han}\p{N}々]{3,8}/gu;

type DraftLine = {
  role: Line['role'];
  text: string;
  tokens: { own: number[]; meanings: number[]; worth: number }[];
};

/** Indexes the facts of a library in a language. */
export function buildIndex(library: Library, lang: Lang): FactIndex {
  const phrases = preparePhrases(lang, library.terms.values());
  const terms = new Map<string, number>();
  const number = (term: string) => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, terms.size);
    return terms.size - 1;
  };
  const words = new Map<string, number>();
  const compounds = new Set<string>();
  const numbered = (text: string) => {
    const normal = normalise(text);
    for (const [word] of normal.matchAll(WORD)) words.set(word, (words.get(word) ?? 0) + 1);
    if (lang === 'ja') for (const [run] of normal.matchAll(COMPOUND)) compounds.add(run);
    return tokenise(normal, lang, phrases)
      .filter(({ worth }) => worth > 0)
      .map((token) => ({
        own: termsOf(token).map(number),
        meanings: allTerms(token).map(number),
        worth: token.worth,
      }));
  };
  const contexts = contextsOf(library, lang, (text) =>
    numbered(text).flatMap((token) => [...token.own, ...token.meanings]),
  );

  const facts = [...library.facts.values()];
  const drafts = facts.map((fact): DraftLine[] => {
    const texts = [
      fact[lang],
      ...(fact.status === 'disputed' ? fact.sides.map((side) => side[lang]) : []),
    ];
    return [
      { role: 'text', text: '', tokens: texts.flatMap(numbered) },
      ...questionLines('ask', fact.asks?.[lang], numbered),
      ...questionLines('corrects', fact.corrects?.[lang], numbered),
    ];
  });

  const postings: number[][] = Array.from(terms, () => []);
  drafts.forEach((lines, entry) => {
    const seen = new Set(
      lines.flatMap((line) => line.tokens.flatMap((token) => [...token.own, ...token.meanings])),
    );
    for (const term of seen) postings[term]?.push(entry);
  });
  const weightOf = (count: number) => Math.log(1 + (facts.length + 0.5) / (count + 0.5));
  const weights = Float64Array.from(postings, (entries) => weightOf(entries.length));
  return {
    lang,
    phrases,
    supplies: prepareSupply(library),
    terms,
    weights,
    unknownWeight: weightOf(RARE),
    words,
    wordsLike: byFirstLetter(words.keys()),
    compounds,
    compoundLike: byBlank(compounds),
    postings: postings.map((entries) => Int32Array.from(entries)),
    entries: facts.map((fact, i) => ({
      fact,
      lines: (drafts[i] ?? []).map((line) => weighed(line, weights, lang)),
      context: contexts(fact),
    })),
  };
}

function byFirstLetter(words: Iterable<string>): (word: string) => readonly string[] {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const key = word[0] ?? '';
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }
  return (word) => groups.get(word[0] ?? '') ?? [];
}

/** Looks compounds up with one character blanked out. */
function byBlank(compounds: ReadonlySet<string>): (text: string, at: number) => string | null {
  const blanked = (text: string, at: number) => `${text.slice(0, at)}□${text.slice(at + 1)}`;
  const forms = new Map<string, string | null>();
  for (const compound of compounds) {
    for (let at = 0; at < compound.length; at++) {
      const form = blanked(compound, at);
      forms.set(form, forms.has(form) ? null : compound);
    }
  }
  return (text, at) => forms.get(blanked(text, at)) ?? null;
}

/** What a token is itself: the name it is, or else its stem or character pairs. */
export function termsOf({ terms, meanings }: Token): string[] {
  const names = meanings.filter((meaning) => meaning.startsWith('§'));
  if (names.length > 0) return names;
  return terms.length > 0 ? [...terms] : [...meanings];
}

const allTerms = ({ terms, meanings }: Token) => [...terms, ...meanings];

function questionLines(
  role: Line['role'],
  questions: readonly string[] | undefined,
  numbered: (text: string) => DraftLine['tokens'],
): DraftLine[] {
  return (questions ?? []).map((text) => ({ role, text, tokens: numbered(text) }));
}

function weighed({ role, text, tokens }: DraftLine, weights: Float64Array, lang: Lang): Line {
  const mean = (own: number[]) =>
    own.reduce((sum, term) => sum + (weights[term] ?? 0), 0) / Math.max(own.length, 1);
  const withWeights = tokens.map((token) => ({
    own: Int32Array.from(new Set(token.own)),
    meanings: Int32Array.from(new Set(token.meanings.filter((term) => !token.own.includes(term)))),
    weight: mean(token.own) * token.worth,
  }));
  const weight = withWeights.reduce((sum, token) => sum + token.weight, 0);
  let known: Kind | undefined;
  const kind = () => {
    known ??= kindOf(text, lang);
    return known;
  };
  return { role, kind, tokens: withWeights, weight };
}

/** Terms that surround a fact: the names of its brief and the publishers it cites. */
function contextsOf(library: Library, lang: Lang, numbered: (text: string) => number[]) {
  const ofBrief = new Map(
    [...library.briefs.values()].map((brief) => [
      brief.id,
      [brief.title[lang], ...brief.aliases[lang]].flatMap(numbered),
    ]),
  );
  const ofSource = new Map(
    [...library.sources.values()].map((source) => [source.id, numbered(source.publisher[lang])]),
  );
  return (fact: Fact) => {
    const publishers = citesOf(fact).flatMap(({ source }) => ofSource.get(source) ?? []);
    return Int32Array.from(new Set([...(ofBrief.get(fact.brief) ?? []), ...publishers]));
  };
}

const indexes = new WeakMap<Library, Map<Lang, FactIndex>>();

/** The index of a snapshot in a language, built at the first question: a snapshot never changes. */
export function indexFor(library: Library, lang: Lang): FactIndex {
  const ofLibrary = indexes.get(library) ?? new Map<Lang, FactIndex>();
  indexes.set(library, ofLibrary);
  const index = ofLibrary.get(lang) ?? buildIndex(library, lang);
  ofLibrary.set(lang, index);
  return index;
}
