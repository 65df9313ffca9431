import { stemmer } from 'stemmer';
import type { Lang } from '../library/schema.ts';
import { worthOf } from './fillers.ts';
import type { Phrases, Span } from './phrases.ts';

/** A piece of text that carries meaning, as the index knows it. */
export type Token = {
  /** As it stands in the (normalised) text. */
  readonly shown: string;
  /** What it is made of: one English stem, or the character pairs of a Japanese word. */
  readonly terms: readonly string[];
  /** What it means beyond its letters: glossary names (`§id`) and everyday meanings (`~n`). */
  readonly meanings: readonly string[];
  /** How much it can matter, from 0 ("the", "教えて") to 1. */
  readonly worth: number;
};

/** Cuts normalised text of a language into tokens. English: stems; Japanese: words and their character pairs. */
export function tokenise(normal: string, lang: Lang, phrases: Phrases): Token[] {
  const names = phrases.names(normal);
  const everyday = phrases
    .phrases(normal)
    .filter((span) => !names.some((name) => overlap(span, name)));
  const words = lang === 'en' ? englishWords(normal) : japaneseWords(normal);
  const tokens: Token[] = [];
  for (const span of joinSame(names)) {
    const inner = words.filter((word) => overlap(word, span)).flatMap((word) => word.terms);
    tokens.push({
      shown: normal.slice(span.start, span.end),
      terms: inner,
      meanings: span.meanings,
      worth: 1,
    });
  }
  const covered = lang === 'en' ? [...names, ...everyday] : names;
  for (const word of words) {
    if (covered.some((span) => overlap(word, span))) continue;
    const around = everyday.filter((span) => overlap(word, span)).map(({ meaning }) => meaning);
    const meanings = [...new Set([...around, ...word.keys.flatMap((key) => phrases.ofWord(key))])];
    tokens.push({
      shown: word.shown,
      terms: word.terms,
      meanings,
      worth: word.worth,
    });
  }
  const loose =
    lang === 'en' ? everyday : everyday.filter((span) => !words.some((w) => overlap(w, span)));
  for (const span of joinSame(loose)) {
    const shown = normal.slice(span.start, span.end);
    tokens.push({ shown, terms: [], meanings: span.meanings, worth: 1 });
  }
  return tokens;
}

type Word = {
  start: number;
  end: number;
  shown: string;
  terms: string[];
  keys: string[];
  worth: number;
};
type Range = { readonly start: number; readonly end: number };

const overlap = (a: Range, b: Range) => a.start < b.end && b.start < a.end;

/** Spans of one stretch with all its meanings. */
function joinSame(spans: readonly Span[]): { start: number; end: number; meanings: string[] }[] {
  const joined = new Map<string, { start: number; end: number; meanings: string[] }>();
  for (const { start, end, meaning } of spans) {
    const key = `${start}-${end}`;
    const known = joined.get(key) ?? { start, end, meanings: [] };
    known.meanings.push(meaning);
    joined.set(key, known);
  }
  return [...joined.values()];
}

function englishWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu)].map((match) => {
    const [shown] = match;
    const worth = worthOf(shown, 'en');
    const stem = stemOf(shown);
    const start = match.index;
    return { start, end: start + shown.length, shown, terms: [stem], keys: [stem], worth };
  });
}

const stems = new Map<string, string>();
/** Words come again and again; so many stems (of short words) are kept. */
const MOST_STEMS = 20_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word.replace(/'s?$/, '').replace(/'/g, ''));
  if (stems.size < MOST_STEMS && word.length <= 30) stems.set(word, stem);
  return stem;
}

let segmenter: Intl.Segmenter | undefined;

/** The Japanese words of a text. The segmenter's dictionary is loaded at the first one, not at start. */
export function segmentsOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return segmenter.segment(text);
}

const CONTENT = /[\p{Script=Han}\p{Script=Katakana}ー\p{Script=Latin}\p{N}々]/u;

function japaneseWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmentsOf(text)) {
    if (!isWordLike || !CONTENT.test(segment)) continue;
    const last = words.at(-1);
    if (last && last.end === index && belongsTogether(last.shown, segment)) {
      words[words.length - 1] = japaneseWord(last.start, last.shown + segment);
    } else words.push(japaneseWord(index, segment));
  }
  return words;
}

/** "司令" + "部", "3" + "月", "米" + "兵": endings and beginnings belong to their neighbour. */
function belongsTogether(left: string, right: string): boolean {
  if (left.length > LONGEST_WORD) return false;
  if (/^\p{N}+$/u.test(left) && /^\p{Script=Han}/u.test(right)) return true;
  if (/^[\p{Script=Katakana}ー]+$/u.test(left + right)) return true;
  if (!/^[\p{Script=Han}々]+$/u.test(left + right)) return false;
  return (right.length === 1 && ENDINGS.has(right)) || (left.length === 1 && BEGINNINGS.has(left));
}

/** No word is longer; without this, a thousand ア would be put together one by one. */
const LONGEST_WORD = 30;
const ENDINGS = new Set('部省庁軍艦国相県島海側隊式党法令官者員兵費権力性化戦線域圏');
const BEGINNINGS = new Set('第米日中韓新旧全各両同対反元前副');

function japaneseWord(start: number, shown: string): Word {
  const whole = /^[a-z0-9.-]+$/.test(shown) || /^\p{N}/u.test(shown);
  const terms = whole || [...shown].length === 1 ? [shown] : pairsOf(shown);
  return {
    start,
    end: start + shown.length,
    shown,
    terms,
    keys: [shown],
    worth: worthOf(shown, 'ja'),
  };
}

/** Neighbouring characters, two by two; pairs of hiragana alone are grammar and are left out. */
function pairsOf(word: string): string[] {
  const chars = [...word];
  const pairs = chars.slice(0, -1).map((char, i) => char + chars[i + 1]);
  const telling = pairs.filter((pair) => CONTENT.test(pair));
  return telling.length > 0 ? telling : [word];
}
