import type { Lang } from '../../../library/index.ts';
import { MONTH } from '../lexicon/months.ts';

const FIRST_TEN = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ONE_TO_TEN = 'one two three four five six seven eight nine ten'.split(' ');
/** A unit's number is its name: the Seventh Fleet, the 31st MEU. */
const UNITS =
  'fleets?|army|air (?:force|wing)|wing|squadron|division|brigade|regiment|battalion|corps|meu|mef|marines?|infantry|expeditionary';
const PARTS = 'phase|stage|step|part|round|edition|volume|chapter|tier|generation|section|version';

/**
 * "The second phase", "2nd phase", "phase two", "phase 2"; "second-largest", "second world war", a fourth star
 * and the Fifth Air Force count nothing; of "the 6th or the 23rd of March" neither does.
 */
const ENGLISH = new RegExp(
  `\\b(?<word>${FIRST_TEN.join('|')})\\b(?![- ](?:most|largest|biggest|highest|smallest|best|oldest|hand|world|half|of all|time|floor|person|name|lady|stars?|${UNITS}))` +
    `|\\b(?<figure>\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:${MONTH}|of|or|century|${UNITS}))` +
    `|\\b(?:${PARTS})s? (?<part>\\d{1,2}(?!\\.?\\d)|${ONE_TO_TEN.join('|')}|i{1,3}|iv)\\b`,
  'g',
);
const JAPANESE =
  /第(?<nth>\d{1,2}|[一二三四五六七八九十])(?:段階|弾|期|部|章|回|代|号|フェーズ|次|ステップ)|(?<times>\d{1,2}|[一二三四五六七八九十])(?:代目|番目|回目|期目|段階目|人目)|(?:フェーズ|ステップ|段階|パート)\s?(?<part>\d{1,2}|[一二三四五六七八九十])|(?<first>初代)/g;
const KANJI = '一二三四五六七八九十';

export type Ordinal = { readonly n: number; readonly shown: string };

/** The ordinals that a normalised text names, in figures or words: "phase two" and "the second phase" are both 2. */
export function ordinalsIn(text: string, lang: Lang): readonly Ordinal[] {
  return [...text.matchAll(lang === 'en' ? ENGLISH : JAPANESE)].flatMap((match) => {
    const n = numberOf(match.groups ?? {});
    if (n === null) return [];
    return [{ n, shown: shownOf(text, match, lang) }];
  });
}

function numberOf({ first, ...groups }: Record<string, string | undefined>): number | null {
  if (first) return 1;
  const said = Object.values(groups).find((group) => group !== undefined) ?? '';
  if (/^\d+$/.test(said)) return Number(said);
  const roman = ['i', 'ii', 'iii', 'iv'].indexOf(said);
  const places = [FIRST_TEN.indexOf(said), ONE_TO_TEN.indexOf(said), KANJI.indexOf(said), roman];
  const place = Math.max(...places);
  return place < 0 ? null : place + 1;
}

/** "Second commander": an English ordinal with the word behind it. */
function shownOf(text: string, match: RegExpExecArray, lang: Lang): string {
  const { part } = match.groups ?? {};
  if (lang === 'ja' || part) return match[0];
  const next = /^ (?!(?:is|was|are|were|to|in|of|did|and)\b)[a-z-]+/.exec(
    text.slice(match.index + match[0].length),
  );
  return match[0] + (next?.[0] ?? '');
}
