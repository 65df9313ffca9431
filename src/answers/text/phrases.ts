import { stemmer } from 'stemmer';
import type { Lang, Library } from '../../library/index.ts';
import type { Task } from '../tasks/index.ts';
import { thesaurusOf } from './lexicon/thesaurus.ts';
import { normalise } from './normalise.ts';
import { ofLatest } from './of-latest.ts';

/** A stretch of text that stands for a meaning: a name of the glossary, or an everyday phrase. */
export type Span = { readonly start: number; readonly end: number; readonly meaning: string };

/** Finds names and phrases in normalised text, and the meanings of single words. */
export type Phrases = {
  /** Names of the glossary: `§id` meanings. They do not overlap; the longest wins. */
  names(text: string): readonly Span[];
  /** A text without names: "the 7th Fleet" is no seventh of anything. */
  without(text: string): string;
  /** Everyday phrases: `~n` meanings. */
  phrases(text: string): readonly Span[];
  /** The meanings of one word: an English stem, or a Japanese token. */
  ofWord(word: string): readonly string[];
};

/** Names, phrases and words with their meanings as plain data, to be kept in a file. */
export type PhrasesData = Readonly<Record<'names' | 'phrases' | 'words', Meanings>>;

type Meanings = ReadonlyMap<string, readonly string[]>;

/** Collects a library's glossary, and its synonyms and the everyday ones of a language, step by step. */
export function* collectPhrases(
  lang: Lang,
  { terms, synonyms }: Pick<Library, 'terms' | 'synonyms'>,
): Task<PhrasesData> {
  const names = new Map<string, string[]>();
  for (const { id, en, ja } of terms.values()) {
    for (const form of [...en, ...ja]) add(names, normalise(form), `§${id}`);
  }
  const phrases = new Map<string, string[]>();
  const single = new Map<string, string[]>();
  for (const [n, row] of [...thesaurusOf(lang), ...synonyms[lang]].entries()) {
    for (const form of row) {
      const text = normalise(form);
      const isWord = lang === 'en' ? /^[^\s-]+$/.test(text) : [...text].length === 1;
      if (isWord) add(single, lang === 'en' ? stemmer(text) : text, `~${n}`);
      else add(phrases, text, `~${n}`);
    }
    yield;
  }
  return { names, phrases, words: single };
}

/** Makes what was collected ready for look-up. */
export function openPhrases({ names, phrases, words }: PhrasesData, lang: Lang): Phrases {
  const find = finder(names, lang);
  const without = ofLatest((text) => withoutSpans(text, find(text)));
  return {
    names: find,
    without: (text) => without(text, lang),
    phrases: finder(phrases, lang),
    ofWord: (word) => words.get(word) ?? [],
  };
}

const withoutSpans = (text: string, spans: readonly Span[]) =>
  spans
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)
    .replace(/ +/g, ' ')
    .trim();

function add(map: Map<string, string[]>, key: string, meaning: string): void {
  const known = map.get(key);
  if (!known) map.set(key, [meaning]);
  else if (!known.includes(meaning)) known.push(meaning);
}

const NONE: readonly Form[] = [];

type Form = {
  readonly text: string;
  readonly latin: boolean;
  readonly meanings: readonly string[];
};

/** Looks for forms from left to right, the longest first; what is found does not overlap. */
function finder(forms: Meanings, lang: Lang): (text: string) => readonly Span[] {
  const byBeginning = new Map<number, Form[]>();
  let hasSingle = false;
  const sorted = [...forms].toSorted(([a], [b]) => b.length - a.length);
  for (const [text, meanings] of sorted) {
    const beginning = beginningAt(text, 0);
    const form = { text, latin: LATIN.test(text), meanings };
    hasSingle ||= text.length === 1;
    const group = byBeginning.get(beginning);
    if (group) group.push(form);
    else byBeginning.set(beginning, [form]);
  }
  const spansOf = ofLatest(spansIn);
  return (text) => spansOf(text, lang);

  function spansIn(text: string): Span[] {
    const spans: Span[] = [];
    let inWord = false;
    for (let start = 0; start < text.length; start++) {
      const wordBegins = !inWord;
      const code = text.charCodeAt(start);
      inWord = isLatin(code);
      if (code === BLANK || (inWord && !wordBegins)) continue;
      const found =
        longestOf(byBeginning.get(beginningAt(text, start)), text, start, lang) ??
        (hasSingle ? longestOf(byBeginning.get(code), text, start, lang) : null);
      if (!found) continue;
      for (const meaning of found.meanings) spans.push({ start, end: found.end, meaning });
      start = found.end - 1;
      inWord = isLatin(text.charCodeAt(start));
    }
    return spans;
  }
}

/** The first two characters as one number of 32 bits, which takes no memory of its own; of a text of one, that one. */
const beginningAt = (text: string, at: number) =>
  at + 1 < text.length
    ? (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
    : text.charCodeAt(at);

/** The first of some forms, longest first, that stands at a place in a text. */
function longestOf(forms: readonly Form[] | undefined, text: string, start: number, lang: Lang) {
  for (const form of forms ?? NONE) {
    if (!text.startsWith(form.text, start)) continue;
    const end = endOf(form, text, start, lang);
    if (end !== null) return { meanings: form.meanings, end };
  }
  return null;
}

/** Where a form that stands at `start` ends; a Latin one must be whole words, perhaps in the plural. */
function endOf(form: Form, text: string, start: number, lang: Lang): number | null {
  const end = start + form.text.length;
  if (!form.latin || !isLatin(text.charCodeAt(end))) return end;
  return lang === 'en' && text[end] === 's' && !isLatin(text.charCodeAt(end + 1)) ? end + 1 : null;
}

/** No form begins with one. */
const BLANK = 32;
const LATIN = /^[\x20-\x7e]+$/;
/** True for a-z and 0-9. */
const isLatin = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
