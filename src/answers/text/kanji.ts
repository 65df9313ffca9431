import type { Token } from './tokens.ts';

/*
 * A Japanese word is often asked for in one form and stated in another with the same kanji: 払う and 未払い, 休み and
 * 休館, 敷く and 敷設, 海の底 and 海底. So a word of one kanji is related to every word that has it. Two compounds are
 * not: 会議 and 会社 share a kanji and no meaning.
 */

/** Marks for the kanji of a token in a line: those that it has, and the one that it is written with alone. */
export function statedKanji(token: Token): string[] {
  const kanji = kanjiOf(token);
  const held = kanji.map((each) => `∋${each}`);
  return kanji.length === 1 ? [...held, `=${kanji[0]}`] : held;
}

/** Marks to look for in lines, for a token of a question: one kanji in any word, each of a compound as a word alone. */
export function soughtKanji(token: Token): string[] {
  const kanji = kanjiOf(token);
  return kanji.map((each) => (kanji.length === 1 ? `∋${each}` : `=${each}`));
}

/** The different kanji of a token; none of a name, which stands for itself alone. */
function kanjiOf({ shown, meanings }: Token): string[] {
  const isName = meanings.some((meaning) => meaning.startsWith('§'));
  return isName ? [] : [...new Set(shown.match(KANJI))];
}

const KANJI = /\p{Script=Han}/gu;
