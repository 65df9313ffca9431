import { ORDERS as ENGLISH_ORDERS } from '../lexicon/en.ts';
import { ORDERS as JAPANESE_ORDERS } from '../lexicon/ja.ts';

/** Longer messages are read up to here, and answered on their first question. */
const MOST_CHARACTERS = 2000;
const MOST_QUESTIONS = 3;

/** What a message asks, cleaned of everything that is not plain words. */
export type Message = {
  /** Up to three questions, in order; empty where no word is left. */
  readonly questions: readonly string[];
  /** The message was longer than is read. */
  readonly cut: boolean;
  /** More questions were asked than are answered at once. */
  readonly more: boolean;
};

/** Reads a message: markup, pings, addresses and control characters go; questions are told apart. */
export function readMessage(raw: string): Message {
  const cut = raw.length > MOST_CHARACTERS;
  const plain = withoutOrders(plainWords(raw.slice(0, MOST_CHARACTERS)));
  const questions = questionsIn(plain);
  const most = cut ? 1 : MOST_QUESTIONS;
  return { questions: questions.slice(0, most), cut, more: questions.length > most };
}

/** What closes at an end stays with what it closes: 「なぜ？」 is not torn before its bracket. */
const AFTER_QUESTIONS = /(?<=[?？][\p{Pe}\p{Pf}"']{0,4})(?![\p{Pe}\p{Pf}"'])|\n+/u;
/** Behind a quotation a sentence goes on with a particle: 「…する。」と述べた。 */
const AFTER_SENTENCES =
  /(?<=[。！])(?![\p{Pe}\p{Pf}"'])|(?<=[。！][\p{Pe}\p{Pf}"']{1,4})(?![\p{Pe}\p{Pf}"'とっのをはがにでもな、。])|(?<=[.!])(?<!\b(?:\p{L}|Adm|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Brig|Sen|Rep|Gov|Mr|Mrs|Ms|Dr|St|Mt|Prof|No|vs|approx)\.)\s+/u;

/** So many characters of a sentence are held against the briefs: what is longer is no sentence. */
const MOST_IN_SENTENCE = 500;

/** Somebody's text as it is held against the briefs. */
export type Statement = {
  /** Its words in one line, cleaned as a message is. */
  readonly words: string;
  /** Its sentences; empty where no word is left. */
  readonly sentences: readonly string[];
  /** It was longer than is read. */
  readonly cut: boolean;
};

/** Reads somebody's text, so many sentences of it at most. What stands in a block of code is text, too. */
export function readStatement(raw: string, most: number): Statement {
  const shown = raw.replace(/```(?:[\w+-]*\n)?/g, '\n').trim();
  const plain = plainWords(shown.slice(0, MOST_CHARACTERS));
  const sentences = plain.split(AFTER_QUESTIONS).flatMap(splitSentences);
  const read = sentences.slice(0, most).map((sentence) => sentence.slice(0, MOST_IN_SENTENCE));
  return {
    words: plain.replace(/\s+/g, ' '),
    sentences: read,
    cut:
      shown.length > MOST_CHARACTERS ||
      read.length < sentences.length ||
      read.some((one, i) => one !== sentences[i]),
  };
}

/**
 * A message's words: no markup of any platform, no address, no emoji, no control characters. These
 * go first and pings last, so that nothing taken out from between two letters makes a ping of them.
 */
export function plainWords(raw: string): string {
  if (PLAIN.test(raw) && !raw.includes('  ')) return raw.trim();
  return raw
    .toWellFormed()
    .replace(/[\t\v\f\r]/g, ' ')
    .replace(/[^\P{C}\n]+/gu, '')
    .replace(/```[^`]*```|`/g, ' ')
    .replace(/<a?:\w{1,40}:\d{1,25}>|<(?:[@#!/]|t:)[^<>\n]{0,80}>/g, ' ')
    .replace(/<(https?:[^|<>\s]{0,500})(?:\|([^<>\n]{0,200}))?>/g, ' $2 ')
    .replace(/https?:\/\/[!-~]+/gi, ' ')
    .replace(/(?<!\w):[+-]?[a-z][\w+-]{1,40}:(?!\w)/gi, ' ')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\ufe0f\u20e3]/gu, ' ')
    .replace(/[*_~|#<>[\]{}\\^=]+/g, ' ')
    .replace(/@(?:(?:everyone|here|channel)\b)?/gi, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** Nothing but words and their punctuation, as most questions are: all of it stays as it is. */
const PLAIN = /^[A-Za-z0-9 ,.?!'"()/%&+\-ぁ-ゖァ-ヺー一-鿿、。？！「」]*$/;

/** Orders to the bot itself ("ignore your rules and …") are no part of a question: they go. */
const withoutOrders = (text: string) =>
  [...ENGLISH_ORDERS, ...JAPANESE_ORDERS]
    .reduce((rest, order) => rest.replace(order, ' '), text)
    .trim();

/**
 * The questions of a text. What ends in a question mark is one; where there is none, the whole text
 * is. Remarks beside questions are no questions.
 */
function questionsIn(text: string): string[] {
  const pieces = text
    .split(AFTER_QUESTIONS)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const asked = pieces.filter((piece) => /[?？][\p{Pe}\p{Pf}"']*$/u.test(piece));
  if (asked.length > 0) return asked;
  return pieces.length > 0 ? [pieces.join(' ')] : [];
}

/**
 * Ways to read one question that comes with remarks ("I work on a base. Who stays in charge?"): all
 * of it, or its last sentence alone.
 */
export function readingsOf(question: string): string[] {
  if (!/[.!。！]/.test(question)) return [question];
  const sentences = splitSentences(question);
  const last = sentences.at(-1);
  return last !== undefined && sentences.length > 1 ? [question, last] : [question];
}

const splitSentences = (text: string): string[] =>
  text
    .split(AFTER_SENTENCES)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
