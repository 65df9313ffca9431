import type { Lang } from '../../index.ts';
import { looksJapanese } from '../../text/index.ts';
import { fieldName } from '../explain-issue.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';
import type { Path } from './references.ts';

/* Texts that stand in English and Japanese side by side, and what tells that one of them is in the other language. */

type Pair = { readonly path: Path; readonly texts: Readonly<Record<Lang, string>> };

/** All pairs of texts in the fields of a file; of a folder in both languages. */
export function pairsIn(value: unknown, path: Path = []): Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Array.isArray(value)
    ? value.flatMap((each, i) => pairsIn(each, [...path, i]))
    : Object.entries(value).flatMap(([key, each]) => pairsIn(each, [...path, key]));
  const { en, ja } = { en: null, ja: null, ...value };
  const isPair = typeof en === 'string' && typeof ja === 'string';
  return isPair ? [{ path, texts: { en, ja } }, ...below] : below;
}

/** Pairs whose texts have changed places: the one is Japanese, and the other has not a single sign of it. */
export function swappedPairs(file: YamlFile<unknown>): Problem[] {
  return pairsIn(file.value)
    .filter(({ texts }) => isSwapped(texts))
    .map(({ path }) => {
      const [en, ja] = [fieldName([...path, 'en']), fieldName([...path, 'ja'])];
      return file.problem([...path, 'en'], `${en} is Japanese, and ${ja} is not`, 'swap the two');
    });
}

/** Whether the two have changed places. */
export const isSwapped = ({ en, ja }: Pair['texts']): boolean =>
  !looksJapanese(ja) && /\p{L}/u.test(ja) && isMostlyJapanese(en);

/** Whether more of its letters are kana and kanji than others: an English text may quote a word of Japanese. */
export function isMostlyJapanese(text: string): boolean {
  if (!looksJapanese(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter(looksJapanese).length > letters.length / 2;
}
