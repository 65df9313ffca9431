import { looksJapanese } from '../../src/library/text/index.ts';

/** A word of a text, in Japanese as its dictionary has it; `opens` marks the first of a sentence, which has a capital anyway. */
export type Word = { readonly text: string; readonly opens: boolean };

/** One spelling of what typesetting varies: straight quotes and dots, "U.S." as "US". */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/\b(?:\p{Lu}\.){2,}/gu, (abbreviation) => abbreviation.replaceAll('.', ''));
}

/** The words of a text as they are written, "Japan's" as "Japan", "Indo-Pacific" as two. */
export function wordsOf(text: string): readonly Word[] {
  const clean = plain(text);
  return [...clean.matchAll(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu)].flatMap((match) => {
    const opens = /(?:^|[.!?:]["”')\]]*|[“"])\s*$/.test(clean.slice(0, match.index));
    const [shown] = match;
    return looksJapanese(shown)
      ? [...japanese().segment(shown)].map(({ segment }, i) => ({
          text: segment,
          opens: opens && i === 0,
        }))
      : { text: shown.replace(/'s$/, ''), opens };
  });
}

let segmenter: Intl.Segmenter | undefined;
const japanese = () => (segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' }));

/** Words in lower case, for comparing wording and not names. */
export function wording(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.text.toLowerCase());
}

/** What stands between “ and ”. */
export function quotationsIn(text: string): readonly string[] {
  return [...text.matchAll(/“([^”]*)”/g)].map((match) => match[1] ?? '');
}

/** The text without its quotations; one that ends a sentence still does. */
export function withoutQuotations(text: string): string {
  return text.replace(/“([^”]*)”/g, (_, inner: string) => (/[.!?]$/.test(inner) ? '“.”' : '“”'));
}

/** Where a run of words begins in another, from a position on; -1 where it does not occur. */
export function indexOfRun(run: readonly string[], words: readonly string[], from = 0): number {
  for (let start = from; start + run.length <= words.length; start++) {
    if (run.every((word, i) => words[start + i] === word)) return start;
  }
  return -1;
}
