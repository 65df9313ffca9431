import { stemmer } from 'stemmer';
import type { Lang } from '../../../library/index.ts';
import { isFunctionWord } from '../../text/index.ts';
import { currencyOf, type Unit, unitAt } from './units.ts';

/** A figure of a normalised text: its value with its scale, its unit, and the words next to it. */
export type Figure = {
  readonly figure: number;
  readonly unit: Unit;
  readonly beside: readonly string[];
  readonly shown: string;
  readonly start: number;
  readonly end: number;
};

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const NUMBER: Record<Lang, RegExp> = {
  en: new RegExp(
    String.raw`(?<sign>(?<!\p{L})(?:us)?[$€£¥] ?|\b(?:usd|eur|jpy|gbp) )?(?:(?<![\p{L}\p{N}.-])|(?<=(?<![\p{L}\p{N}.-])\d{1,3}-))(?:(?<clock>\d{1,2}:\d\d|\d{1,2} ?[ap]m\b)|(?<number>\d+(?:\.\d+)?))(?!\d|\.\d|(?:st|nd|rd|th)\b| ?(?:to|and|until|through|-|–) \d{1,2} ${MONTH}|-\d{1,2} ${MONTH})(?:[ -]?(?<scale>hundred|thousand|million|billion|trillion|mn|bn|tn)\b)?`,
    'gu',
  ),
  ja: /(?<![a-z\d.第-])(?<sign>約?[$€£¥]?)(?:(?<clock>\d{1,2}時(?:\d{1,2}分|(?!間|点)))|(?<whole>\d+)分の(?<part>\d+)|(?<number>(?:\d+(?:\.\d+)?|数?[〇一二三四五六七八九]*[十百千]|数(?=[万億人名]))(?:\d+(?:\.\d+)?|[〇一二三四五六七八九十百千万億兆数])*))(?![\p{N}万億兆目]|[台人名回個本枚店件隻機社校局軒戸匹冊票位点]目)/gu,
};
/** Figures in kanji only may be part of any word: 千葉, 百貨店, 千歳, 十分. They need a unit, and a plain one where they are short. */
const IN_KANJI = /^[^\d]+$/;
const PLAIN_UNIT = /^(?:人|名|円|ドル|ユーロ|キロ|メートル)/;

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};

type Stretch = { readonly start: number; readonly end: number };

/** The figures of a normalised text, in order, but for those in a stretch that is taken: a date or a name. */
export function figuresIn(text: string, lang: Lang, taken: readonly Stretch[]): Figure[] {
  return [...text.matchAll(NUMBER[lang])].flatMap((match): Figure[] => {
    const { sign = '', clock, whole, part, number = '', scale = '' } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (taken.some((one) => one.start < end && start < one.end)) return [];
    if (clock !== undefined) {
      const half = (HALF[lang].exec(text.slice(0, start)) ??
        HALF_BEHIND.exec(text.slice(end)))?.[0];
      return [clockTime(clock, half ?? '', text, start, end)];
    }
    const money = currencyOf(sign) ?? currencyNamed(sign);
    if (part !== undefined) {
      const unit: Unit = { kind: 'measure', name: 'fraction' };
      return [
        { figure: Number(part) / Number(whole), unit, beside: [], shown: match[0], start, end },
      ];
    }
    // Nothing is counted behind a currency: "€24,000 pay nothing".
    const behind = text.slice(end, end + 80);
    const { unit, length } = money ? { unit: money, length: 0 } : unitAt(behind, lang);
    const isDoubtful = number.length === 1 ? !PLAIN_UNIT.test(behind) : length === 0;
    if (IN_KANJI.test(number) && isDoubtful) return [];
    const figure = lang === 'ja' ? japaneseNumber(number) : Number(number) * (SCALES[scale] ?? 1);
    const shown = text.slice(start, end + length);
    const beside = wordsBeside(text, start, end, lang);
    return [{ figure, unit, beside, shown, start, end: end + length }];
  });
}

const HALF: Record<Lang, RegExp> = { en: /$^/, ja: /午[前後]$/ };
const HALF_BEHIND = /^ ?[ap]m\b/;

/** A time of the day, in minutes. */
function clockTime(clock: string, half: string, text: string, start: number, end: number): Figure {
  const [hour = 0, minute] = clock.split(/[:時 ]/).map((piece) => Number.parseInt(piece, 10));
  const isLate = /後|pm/.test(half) || /pm$/.test(clock);
  const figure =
    ((hour % 12) + (isLate || (half === '' && !/am$/.test(clock) && hour >= 12) ? 12 : 0)) * 60;
  const [from, to] = /午/.test(half) ? [start - half.length, end] : [start, end + half.length];
  const unit: Unit = { kind: 'measure', name: 'clock' };
  const minutes = figure + (minute || 0);
  return { figure: minutes, unit, beside: [], shown: text.slice(from, to), start: from, end: to };
}

const currencyNamed = (sign: string): Unit | null =>
  /^[a-z]{3} $/.test(sign) ? { kind: 'measure', name: sign.trim() } : null;

const KANJI = '〇一二三四五六七八九';
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };
/** 数 is some: no figure equals it but one that is written in the same way. */
const SOME = Math.PI / 10;

/** 2万7000, 1兆1500億, 二百四十 and 十数. */
function japaneseNumber(written: string): number {
  let [all, section] = [0, 0];
  let digits: number | null = null;
  for (const [piece] of written.replace(/数10/, '数十').matchAll(/\d+(?:\.\d+)?|./gu)) {
    if (/^\d/.test(piece)) digits = Number(piece);
    else if (KANJI.includes(piece)) digits = (digits ?? 0) * 10 + KANJI.indexOf(piece);
    else if (piece === '数') digits = SOME;
    else if (piece in TENS) {
      section += (digits ?? 1) * (TENS[piece] ?? 1);
      digits = null;
    } else {
      all += (section + (digits ?? 0)) * (MYRIADS[piece] ?? 1);
      [section, digits] = [0, null];
    }
  }
  return all + section + (digits ?? 0);
}

/** The word before a figure and the one behind it, and the figures around it, but for words that only hold a sentence together. */
function wordsBeside(text: string, start: number, end: number, lang: Lang): string[] {
  const before = text.slice(Math.max(0, start - 40), start);
  const behind = text.slice(end, end + 40);
  const found = (from: string, pattern: RegExp, as: string) =>
    (pattern.exec(from)?.slice(1, 2) ?? []).map((word) => as + word);
  const figures = [
    ...found(before, /(\d+)\D{0,12}$/, '<'),
    ...found(behind, /^\D{0,12}?(\d+)/, '>'),
    ...found(before, /\d ?(対|to) ?$/, '<'),
    ...found(behind, /^ ?(対|to) ?\d/, '>'),
  ];
  if (lang === 'ja') {
    return [
      ...found(before, /([\p{Script=Han}\p{Script=Katakana}ー]{2})約?$/u, ''),
      ...found(behind, /^([\p{Script=Han}\p{Script=Katakana}ー]{1,2})/u, ''),
      ...figures,
    ];
  }
  const words = (piece: string) =>
    [...piece.matchAll(/[\p{L}\p{N}'’]+/gu)]
      .map(([word]) => word)
      .filter((word) => !isFunctionWord(word, 'en'))
      .map((word) => stemmer(word));
  const own = [...words(before.replace(/^.*[;:()]/s, '')).slice(-1), ...words(behind).slice(0, 1)];
  return [...own.filter((word) => !/^\d/.test(word)), ...figures];
}
