import { stemmer } from 'stemmer';
import type { Lang, Term } from '../library/schema.ts';
import { SYNONYMS as EN } from './lexicon/en.ts';
import { SYNONYMS as JA } from './lexicon/ja.ts';
import { normalise } from './normalise.ts';

/** A stretch of text that stands for a meaning: a name of the glossary, or an everyday phrase. */
export type Span = { readonly start: number; readonly end: number; readonly meaning: string };

/** Finds names and phrases in normalised text, and the meanings of single words. */
export type Phrases = {
  /** Names of the glossary: `§id` meanings. They do not overlap; the longest wins. */
  names(text: string): readonly Span[];
  /** Everyday phrases: `~n` meanings. */
  phrases(text: string): readonly Span[];
  /** The meanings of one word: an English stem, or a Japanese token. */
  ofWord(word: string): readonly string[];
};

/** Prepares the glossary and a language's synonyms for look-up. */
export function preparePhrases(lang: Lang, glossary: Iterable<Term>): Phrases {
  const names = new Map<string, string[]>();
  for (const { id, en, ja } of glossary) {
    for (const form of [...en, ...ja]) add(names, normalise(form), `§${id}`);
  }
  const phrases = new Map<string, string[]>();
  const single = new Map<string, string[]>();
  (lang === 'en' ? EN : JA).forEach((row, n) => {
    for (const form of row) {
      const text = normalise(form.replaceAll('_', ' '));
      const isWord = lang === 'en' ? /^\S+$/.test(text) : [...text].length === 1;
      if (isWord) add(single, lang === 'en' ? stemmer(text) : text, `~${n}`);
      else add(phrases, text, `~${n}`);
    }
  });
  return {
    names: finder(names, lang),
    phrases: finder(phrases, lang),
    ofWord: (word) => single.get(word) ?? [],
  };
}

function add(map: Map<string, string[]>, key: string, meaning: string): void {
  const known = map.get(key);
  if (!known) map.set(key, [meaning]);
  else if (!known.includes(meaning)) known.push(meaning);
}

/** Looks for forms from left to right, the longest first; what is found does not overlap. */
function finder(forms: ReadonlyMap<string, string[]>, lang: Lang) {
  const byFirst = new Map<string, string[]>();
  for (const form of [...forms.keys()].toSorted((a, b) => b.length - a.length)) {
    const first = form[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), form]);
  }
  return (text: string): Span[] => {
    const spans: Span[] = [];
    for (let start = 0; start < text.length; start++) {
      for (const form of byFirst.get(text[start] ?? '') ?? []) {
        const end = endOf(form, text, start, lang);
        if (end === null) continue;
        for (const meaning of forms.get(form) ?? []) spans.push({ start, end, meaning });
        start = end - 1;
        break;
      }
    }
    return spans;
  };
}

/** Where a form that begins at `start` ends; a Latin one must be whole words, perhaps in the plural. */
function endOf(form: string, text: string, start: number, lang: Lang): number | null {
  if (!text.startsWith(form, start)) return null;
  const end = start + form.length;
  if (!LATIN.test(form)) return end;
  if (isLatin(text[start - 1])) return null;
  if (!isLatin(text[end])) return end;
  return lang === 'en' && text[end] === 's' && !isLatin(text[end + 1]) ? end + 1 : null;
}

const LATIN = /^[\x20-\x7e]+$/;
const isLatin = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char);
