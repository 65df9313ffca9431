import type { Lang } from '../../library/index.ts';
import * as en from './lexicon/en.ts';
import * as ja from './lexicon/ja.ts';

/** How much a word can matter: not at all, a little ("report", "people"), or fully. */
const WORTH = { function: 0, vague: 0.45, kana: 0.7, full: 1 } as const;

/** Words of hiragana alone: things among them matter, and grammar that no list has would do harm. */
const KANA = /^[\p{Script=Hiragana}ー]+$/u;

/** Whether a word of hiragana alone may be a thing (ごみ), not grammar (から). */
export const isKanaWord = (word: string): boolean =>
  word.length >= 2 && KANA.test(word) && !ja.KANA_GRAMMAR.has(word);

/** Whether a word matters only a little. */
export const isVagueWorth = (worth: number): boolean => worth <= WORTH.vague;

/** True for words that only hold a question together. */
export const isFunctionWord = (word: string, lang: Lang): boolean =>
  (lang === 'en' ? en.FUNCTION_WORDS : ja.FUNCTION_WORDS).has(word);

/** How much a word of a question can matter, from 0 to 1, whatever the briefs are about. */
export function worthOf(word: string, lang: Lang): number {
  if (isFunctionWord(word, lang)) return WORTH.function;
  if (/^\p{N}{1,2}$/u.test(word)) return WORTH.vague;
  const vague = lang === 'en' ? en.VAGUE_WORDS : ja.VAGUE_WORDS;
  if (vague.has(word)) return WORTH.vague;
  return lang === 'ja' && KANA.test(word) ? WORTH.kana : WORTH.full;
}
