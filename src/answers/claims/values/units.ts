import { stemmer } from 'stemmer';
import type { Lang } from '../../../library/index.ts';
import { isFunctionWord, isNationality, type Phrases } from '../../text/index.ts';

/** What a figure is a figure of. */
export type Unit =
  | { readonly kind: 'none' }
  /** Money, time, size, share: one name for each, however it is written. */
  | { readonly kind: 'measure'; readonly name: string }
  /** Things or people: their nouns, and what tells whose they are ("Japanese"). */
  | {
      readonly kind: 'counted';
      readonly nouns: readonly string[];
      readonly whose: readonly string[];
    };

const NO_UNIT: Unit = { kind: 'none' };

/** Read from the start of what stands behind a figure; longer ones first. */
const MEASURES: Record<Lang, readonly (readonly [name: string, written: RegExp])[]> = {
  en: [
    ['usd', /^(?:us )?dollars?\b|^usd\b/],
    ['jpy', /^(?:japanese )?yen\b|^jpy\b/],
    ['eur', /^euros?\b|^eur\b/],
    ['gbp', /^(?:british )?pounds?\b|^gbp\b/],
    ['%', /^(?:%|per ?cent\b|percent\b)/],
    ['m2', /^(?:square[ -]met(?:re|er)s?|sq\.? ?m|m2)\b/],
    ['km2', /^(?:square[ -]kilomet(?:re|er)s?|sq\.? ?km|km2)\b/],
    ['m3', /^(?:cubic[ -]met(?:re|er)s?|m3)\b/],
    ['ft2', /^(?:square[ -]f(?:oo|ee)t|sq\.? ?ft)\b/],
    ['mi2', /^square[ -]miles?\b/],
    ['ha', /^(?:hectares?|ha)\b/],
    ['acre', /^acres?\b/],
    ['km', /^(?:kilomet(?:re|er)s?|km)\b/],
    ['m', /^(?:met(?:re|er)s?|m)\b/],
    ['mi', /^miles?\b/],
    ['second', /^(?:seconds|secs?)\b/],
    ['minute', /^(?:minutes?|mins?)\b/],
    ['hour', /^(?:hours?|hrs?)\b/],
    ['day', /^days?\b/],
    ['week', /^weeks?\b/],
    ['month', /^months?\b/],
    ['year', /^(?:years?|yrs?)\b/],
    ['kw', /^(?:kilowatts?|kw)\b/],
    ['mw', /^(?:megawatts?|mw)\b/],
    ['t', /^(?:tons?|tonnes?)\b/],
    ['l', /^lit(?:re|er)s?\b/],
  ],
  ja: [
    ['usd', /^(?:米)?ドル/],
    ['jpy', /^円/],
    ['eur', /^ユーロ/],
    ['gbp', /^ポンド/],
    ['%', /^(?:%|パーセント)/],
    ['m2', /^(?:平方メートル|m2)/],
    ['km2', /^(?:平方キロメートル|平方キロ|km2)/],
    ['m3', /^(?:立方メートル|m3)/],
    ['ha', /^ヘクタール/],
    ['kw', /^キロワット/],
    ['km', /^(?:キロメートル|キロ|km)/],
    ['m', /^メートル/],
    ['minute', /^分間?/],
    ['hour', /^時間/],
    ['day', /^日間/],
    ['week', /^週間/],
    ['month', /^(?:カ月間?|月間)/],
    ['year', /^年間/],
    ['t', /^トン/],
    ['l', /^リットル/],
  ],
};

const COUNTERS =
  /^(?:人|名|機|隻|発|個|件|回|基|歳|カ国|両|台|棟|社|校|本|枚|局|軒|戸|頭|匹|票|位|度|世紀|カ所|店|席|隊|艦|艇|師団|旅団|類型|点|つ|冊|日|年)/;

const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'usd',
  '€': 'eur',
  '£': 'gbp',
  '¥': 'jpy',
};

export const currencyOf = (sign: string): Unit | null => {
  const name = CURRENCIES[sign.trim().at(-1) ?? ''];
  return name === undefined ? null : { kind: 'measure', name };
};

/** The unit at the start of what stands behind a figure in a normalised text, and how long it is. */
export function unitAt(behind: string, lang: Lang): { unit: Unit; length: number } {
  const blank = /^[ -]?/.exec(behind)?.[0].length ?? 0;
  const from = behind.slice(blank, blank + 60);
  for (const [name, written] of MEASURES[lang]) {
    const found = written.exec(from);
    if (found) return { unit: { kind: 'measure', name }, length: blank + found[0].length };
  }
  if (lang === 'en') return countedAt(behind);
  const counter = COUNTERS.exec(behind)?.[0];
  if (counter === undefined) return { unit: NO_UNIT, length: 0 };
  const noun = counter === '名' ? '人' : counter;
  return { unit: { kind: 'counted', nouns: [noun], whose: [] }, length: counter.length };
}

/** Verbs that do not look it, and words of time: nothing is counted in them. */
const NO_NOUNS = new Set(
  'took take met gave left began came went made said fell rose work works live lives pay pays last next early late today'.split(
    ' ',
  ),
);
/** So many nouns tell what is counted: "parking spaces". */
const MOST_NOUNS = 2;

/** "7000 us soldiers", "240 people"; "21900 japanese" has no noun. */
function countedAt(behind: string): { unit: Unit; length: number } {
  const nouns: string[] = [];
  const whose: string[] = [];
  let length = 0;
  let end = 0;
  for (const [written, word = ''] of behind.slice(0, 80).matchAll(/[ -]([a-z][a-z'’]*)/gy)) {
    end += written.length;
    if (isNationality(word)) whose.push(word);
    else if (isFunctionWord(word, 'en') || NO_NOUNS.has(word) || /..(?:ed|ing)$/.test(word)) break;
    else nouns.push(word);
    if (nouns.length < 2) length = end;
    if (nouns.length === MOST_NOUNS) break;
  }
  if (nouns.length + whose.length === 0) return { unit: NO_UNIT, length: 0 };
  return { unit: { kind: 'counted', nouns, whose }, length };
}

const PEOPLE = new Set(
  'people person persons personnel ppl member members staff staffers crew strong troops troop soldiers soldier servicemembers military service'.split(
    ' ',
  ),
);

/** Whether two figures may be figures of the same: one without a unit is of no money, time or size. */
export function isSameUnit(one: Unit, other: Unit, lang: Lang, phrases: Phrases): boolean {
  if (one.kind === 'none' || other.kind === 'none')
    return one.kind !== 'measure' && other.kind !== 'measure';
  if (one.kind === 'measure' || other.kind === 'measure')
    return one.kind === 'measure' && other.kind === 'measure' && one.name === other.name;
  return isSameNoun(one.nouns, other.nouns, lang, phrases) && areOfSame(one.whose, other.whose);
}

/** Where one says nothing, nothing differs. */
function isSameNoun(
  one: readonly string[],
  other: readonly string[],
  lang: Lang,
  phrases: Phrases,
): boolean {
  if (one.length === 0 || other.length === 0) return true;
  const arePeople = (nouns: readonly string[]) => nouns.every((noun) => PEOPLE.has(noun));
  if (arePeople(one.slice(0, 1)) && arePeople(other.slice(0, 1))) return true;
  const keysOf = (noun: string) =>
    lang === 'ja' ? [noun] : [stemmer(noun), ...phrases.ofWord(stemmer(noun))];
  const keys = new Set(other.flatMap(keysOf));
  return one.some((noun) => keysOf(noun).some((key) => keys.has(key)));
}

const areOfSame = (one: readonly string[], other: readonly string[]) =>
  one.length === 0 || other.length === 0 || one.some((word) => other.includes(word));
