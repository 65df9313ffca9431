import type { Lang } from '../../library/index.ts';
import { toKatakana } from './normalise.ts';
import type { Phrases, Span } from './phrases.ts';
import { stemOf } from './stem.ts';
import { isFunctionWord, isKanaWord, worthOf } from './stop-words.ts';

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

/** What a token is itself: the name it is, or else its stem or character pairs. */
export function ownTermsOf({ terms, meanings }: Token): readonly string[] {
  const names = meanings.filter((meaning) => meaning.startsWith('§'));
  if (names.length > 0) return names;
  return terms.length > 0 ? terms : meanings;
}

/**
 * Cuts normalised text of a language into tokens. English: stems; Japanese: words and their character pairs. `segments`:
 * those of the text, where it is Japanese and they are known.
 */
export function tokenise(
  normal: string,
  lang: Lang,
  phrases: Phrases,
  segments: Segments | null = null,
): Token[] {
  const words =
    lang === 'en'
      ? englishWords(normal, phrases)
      : japaneseWords(segments ?? segmentsOf(normal), phrases);
  const names = phrases.names(normal);
  const everyday = phrases.phrases(normal);
  if (names.length + everyday.length === 0) return words.map(({ token }) => token);
  return withSpans(normal, lang, words, names, everyday, phrases);
}

/** The tokens of a text in which names or phrases stand; names go before phrases. */
function withSpans(
  normal: string,
  lang: Lang,
  words: readonly Word[],
  names: readonly Span[],
  found: readonly Span[],
  phrases: Phrases,
): Token[] {
  const everyday = found.filter((span) => !names.some((name) => overlap(span, name)));
  const tokens: Token[] = joinSame(names).map((span) => {
    const terms = words.filter((word) => overlap(word, span)).flatMap(({ token }) => token.terms);
    const shown = normal.slice(span.start, span.end);
    return shared({ shown, terms, meanings: span.meanings, worth: 1 }, phrases);
  });
  for (const word of words) {
    if (names.some((span) => overlap(word, span))) continue;
    const around = everyday.filter((span) => overlap(word, span)).map(({ meaning }) => meaning);
    if (around.length === 0) tokens.push(word.token);
    else if (lang === 'ja') {
      const meanings = [...new Set([...around, ...word.token.meanings])];
      tokens.push(shared({ ...word.token, meanings }, phrases));
    }
  }
  const loose =
    lang === 'en' ? everyday : everyday.filter((span) => !words.some((w) => overlap(w, span)));
  for (const span of joinSame(loose)) {
    const shown = normal.slice(span.start, span.end);
    tokens.push(shared({ shown, terms: [], meanings: span.meanings, worth: 1 }, phrases));
  }
  return tokens;
}

type Range = { readonly start: number; readonly end: number };
type Word = Range & { readonly token: Token };

const overlap = (a: Range, b: Range) => a.start < b.end && b.start < a.end;

type Tokens = Map<string, Token>;

const knownTokens = new WeakMap<Phrases, Tokens>();
/** Words and names come again and again; the tokens of so many are kept and shared. */
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 60;

function tokenFor(shown: string, terms: () => string[], lang: Lang, phrases: Phrases): Token {
  const known = tokensOf(phrases);
  const before = known.get(shown);
  if (before) return before;
  const own = terms();
  const meanings = phrases.ofWord(lang === 'en' ? (own[0] ?? '') : shown);
  return keep({ shown, terms: own, meanings, worth: worthOf(shown, lang) }, shown, known);
}

/** The same token for the same name or phrase wherever it stands. */
function shared(token: Token, phrases: Phrases): Token {
  const known = tokensOf(phrases);
  // No word has a line break in it, so this is the key of no word.
  const key = [token.shown, ...token.terms, ...token.meanings].join('\n');
  return known.get(key) ?? keep(token, key, known);
}

/** Lets go of the tokens that were kept of what has been read so far. */
export const forgetTokens = (phrases: Phrases): boolean => knownTokens.delete(phrases);

function tokensOf(phrases: Phrases): Tokens {
  const known = knownTokens.get(phrases) ?? new Map<string, Token>();
  knownTokens.set(phrases, known);
  return known;
}

function keep(token: Token, key: string, known: Tokens): Token {
  if (known.size < MOST_KNOWN && key.length <= LONGEST_KNOWN) known.set(key, token);
  return token;
}

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

function englishWords(text: string, phrases: Phrases): Word[] {
  let end = 0;
  return (text.match(ENGLISH_WORD) ?? []).map((shown) => {
    const start = text.indexOf(shown, end);
    end = start + shown.length;
    const word = isFunctionWord(shown, 'en') ? shown : shown.replace(CONTRACTED, '');
    const stem = () => [stemOf(word.replace(/'/g, ''))];
    return { start, end, token: tokenFor(word, stem, 'en', phrases) };
  });
}

const ENGLISH_WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu;

/** "Japan's", "it'd", "they've": what is left is the word. */
const CONTRACTED = /'(?:s|d|ll|ve|re|m)?$/;

let segmenter: Intl.Segmenter | undefined;

/** A text cut into words and what stands between them. */
export type Segments = readonly Intl.SegmentData[];

/** The Japanese words of a text. The segmenter's dictionary is loaded at the first one, not at start. */
export function segmentsOf(text: string): Segments {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  return [...segmenter.segment(text)];
}

const CONTENT = /[\p{Script=Han}\p{Script=Katakana}ー\p{Script=Latin}\p{N}々]/u;

function japaneseWords(segments: Segments, phrases: Phrases): Word[] {
  const parts: { start: number; shown: string }[] = [];
  for (const { segment, index, isWordLike } of segments) {
    if (!isWordLike || !(CONTENT.test(segment) || isKanaWord(segment))) continue;
    const last = parts.at(-1);
    const adjoins = last !== undefined && last.start + last.shown.length === index;
    if (adjoins && belongsTogether(last.shown, segment)) last.shown += segment;
    else parts.push({ start: index, shown: segment });
  }
  return parts.map(({ start, shown }) => {
    const token = tokenFor(shown, () => japaneseTerms(shown), 'ja', phrases);
    return { start, end: start + shown.length, token };
  });
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

/** Latin words, figures and lone characters are terms as they are; other words are their pairs. */
function japaneseTerms(shown: string): string[] {
  const whole = /^[a-z0-9.-]+$/.test(shown) || /^\p{N}/u.test(shown) || [...shown].length === 1;
  return whole ? [shown] : pairsOf(isKanaWord(shown) ? toKatakana(shown) : shown);
}

/** Neighbouring characters, two by two; pairs of hiragana alone are grammar and are left out. */
function pairsOf(word: string): string[] {
  const chars = [...word];
  const pairs = chars.slice(0, -1).map((char, i) => char + chars[i + 1]);
  const telling = pairs.filter((pair) => CONTENT.test(pair));
  return telling.length > 0 ? telling : [word];
}
