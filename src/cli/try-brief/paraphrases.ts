import type { FactIndex } from '../../answers/index/index.ts';
import { queryTermsOf } from '../../answers/index/index.ts';
import { normalise, thesaurusOf } from '../../answers/text/index.ts';
import type { Brief, Fact, Lang } from '../../library/index.ts';

/** A question that a fact should be found by; `leftOut`: which of its `triedAsks` it is, from 0; it is left out meanwhile. */
export type Paraphrase = { readonly text: string; readonly leftOut: number | null };

/** So many of a fact's asks are tried. */
const MOST_ASKS = 3;
/** So many words of a statement make a question of keywords. */
const KEYWORDS = 4;
const FEW_KEYWORDS = 2;

/** The asks of a fact that are tried: all, or some that are spread over the list. */
export function triedAsks(fact: Fact, lang: Lang): string[] {
  const asks = fact.asks?.[lang] ?? [];
  const step = Math.max(asks.length / MOST_ASKS, 1);
  return asks.filter((_, i) => Math.floor(i / step) > Math.floor((i - 1) / step));
}

/**
 * Plain ways to ask for a fact: each of the asks that are tried, while it is left out, and with a word of the same
 * meaning; the words of its statement that tell most, alone and with the brief's title; when it was; what somebody said.
 */
export function paraphrasesOf(fact: Fact, brief: Brief, index: FactIndex): Paraphrase[] {
  const { lang } = index;
  const asks = triedAsks(fact, lang);
  const keywords = keywordsOf(fact, KEYWORDS, index).join(' ');
  const few = keywordsOf(fact, FEW_KEYWORDS, index).join(' ');
  const texts = [
    ...asks.map((ask) => withSynonym(ask, lang)),
    keywords,
    withSynonym(keywords, lang),
    `${brief.title[lang]} ${few}`,
    fact.date === undefined ? null : WHEN[lang](keywords),
    fact.status === 'said' ? SAID[lang](fact.by[lang], few) : null,
  ];
  const others = new Set(texts.filter((text) => text !== null).filter((text) => text !== ''));
  return [
    ...asks.map((text, leftOut) => ({ text, leftOut })),
    ...Array.from(others, (text) => ({ text, leftOut: null })),
  ];
}

const WHEN: Record<Lang, (words: string) => string> = {
  en: (words) => `when: ${words}?`,
  ja: (words) => `${words} いつ`,
};

const SAID: Record<Lang, (who: string, words: string) => string> = {
  en: (who, words) => `what did ${who} say about ${words}?`,
  ja: (who, words) => `${who}は${words}について何と言った？`,
};

/** The words of a statement that tell most, in its order; without figures, which are what is asked for. */
function keywordsOf(fact: Fact, most: number, index: FactIndex): string[] {
  const words = queryTermsOf(normalise(fact[index.lang]), index).filter(
    ({ isVague, shown }) => !isVague && !/\p{N}/u.test(shown),
  );
  const heaviest = words.toSorted((a, b) => b.weight - a.weight).slice(0, most);
  return words.filter((word) => heaviest.includes(word)).map(({ shown }) => shown);
}

/** The text with one word put in another way, by the thesaurus of everyday words; null where it has none of them. */
function withSynonym(text: string, lang: Lang): string | null {
  for (const word of text.match(WORD[lang]) ?? []) {
    const meaning = THESAURUS[lang].find((forms) => forms.includes(word.toLowerCase()));
    const other = meaning?.find((form) => form !== word.toLowerCase() && isWord(form, lang));
    if (other !== undefined) return text.replace(word, other);
  }
  return null;
}

const THESAURUS = { en: thesaurusOf('en'), ja: thesaurusOf('ja') } as const;

const WORD = {
  en: /[\p{L}'-]{4,}/gu,
  ja: /\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{3,}/gu,
} as const;

/** A stem of a Japanese verb cannot stand where a noun stood. */
const isWord = (form: string, lang: Lang) =>
  lang === 'en' || /^(?:\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{3,})$/u.test(form);
