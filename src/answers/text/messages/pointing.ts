import { looksJapanese } from '../../../library/text/index.ts';
import * as en from '../lexicon/en.ts';
import * as ja from '../lexicon/ja.ts';
import { normalise } from '../normalise.ts';
import { plainWords } from './read-message.ts';
import { smallTalkOf } from './small-talk.ts';

/** What a message wants of a statement that is not its own. */
export type Pointing =
  /** It asks or says something of its own, and is answered on that. */
  | { readonly kind: 'own' }
  /** It has no words, or only points ("this one, please"). */
  | { readonly kind: 'points' }
  /** It asks whether a statement holds ("is this true?"); `quoted`: the statement, where it brings it along. */
  | { readonly kind: 'asks'; readonly quoted: string | null };

/**
 * Whether a message is about somebody's statement rather than about anything that it says itself: "is
 * this true?", 「これは本当ですか」, "source?", or nothing at all. A single word that tells a topic makes
 * it a question of its own.
 */
export function pointingOf(raw: string): Pointing {
  const lines = plainWords(raw)
    .split('\n')
    .filter((line) => WORDS.test(line));
  const kinds = lines.map(kindOf);
  if (kinds.every((kind) => kind === 'points')) return { kind: 'points' };
  const others = lines.filter((_, i) => kinds[i] === 'own');
  if (!kinds.includes('asks')) return { kind: 'own' };
  if (others.length === 0) return { kind: 'asks', quoted: null };
  return others.some((line) => /[?？]\s*$/u.test(line))
    ? { kind: 'own' }
    : { kind: 'asks', quoted: others.join('\n') };
}

/** A ping of the bot may stand before it. */
const PINGS = /^(?:\s|<[@!&\w|.-]+>)+/u;

/** The statement that a message brings to be checked: what stands behind "check:" or 「確認：」; null: it brings none. */
export function broughtToCheck(raw: string): string | null {
  const text = raw.replace(PINGS, '');
  const begins = en.TO_CHECK.exec(text) ?? ja.TO_CHECK.exec(text);
  return begins && text.slice(begins[0].length).trim();
}

const WORDS = /[\p{L}\p{N}]/u;

function kindOf(line: string): Pointing['kind'] {
  const lang = looksJapanese(line) ? 'ja' : 'en';
  if (smallTalkOf(line, lang)) return 'own';
  return lang === 'ja' ? kindOfJapanese(line) : kindOfEnglish(line);
}

function kindOfEnglish(line: string): Pointing['kind'] {
  const words = normalise(line).match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];
  const isIn =
    (...sets: readonly ReadonlySet<string>[]) =>
    (word: string) =>
      sets.some((set) => set.has(word));
  if (!words.every(isIn(en.FUNCTION_WORDS, en.STATED, en.DOUBTING))) return 'own';
  if (words.some(isIn(en.DOUBTING))) return 'asks';
  return words.some(isIn(en.POINTING)) && !words.some(isIn(en.QUESTIONING)) ? 'points' : 'own';
}

const inJapanese = (words: readonly string[]) =>
  new RegExp([...words].sort((a, b) => b.length - a.length).join('|'), 'gu');
const KNOWN = inJapanese([...ja.DOUBTING, ...ja.STATED, ...ja.POINTING]);
const DOUBTING = inJapanese(ja.DOUBTING);
const POINTING = inJapanese(ja.POINTING);
const QUESTIONING = inJapanese(ja.QUESTIONING);

/** What the known words leave must be endings and particles, which are written in hiragana. */
function kindOfJapanese(line: string): Pointing['kind'] {
  const plain = normalise(line).replace(/[^\p{L}\p{N}ー]+/gu, '');
  if (/[^\p{Script=Hiragana}ー]/u.test(plain.replace(KNOWN, ''))) return 'own';
  if (plain.search(DOUBTING) >= 0) return 'asks';
  return plain.search(POINTING) >= 0 && plain.search(QUESTIONING) < 0 ? 'points' : 'own';
}
