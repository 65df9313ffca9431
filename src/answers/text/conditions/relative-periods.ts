import { type DateText, dayAfter, type Lang } from '../../../library/index.ts';
import { MONTH, SHORT_MONTHS } from '../lexicon/months.ts';
import { halfOf, type Period, periodOf, seasonOf } from './periods.ts';

/** A period, and where a text names it. */
type Found = { readonly period: Period; readonly start: number; readonly end: number };

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "Last autumn", "two months ago", "over the past year", "yesterday". */
const ENGLISH = new RegExp(
  [
    `\\b(?<which>last|this|next|coming|past|previous) (?:(?<season>spring|summer|autumn|fall|winter)|(?<month>${MONTH}))\\b`,
    `\\b(?<season2>spring|summer|autumn|fall|winter)(?: of)? (?<which2>last|this|next) year\\b`,
    `\\b(?<month2>${MONTH})(?: of)? (?<which3>last|this|next) year\\b`,
    `\\b(?<count>an?|\\d+|${NUMBERS.join('|')}|half an?) (?<unit>year|month|week|day)s? (?:ago|earlier|back)\\b`,
    `\\b(?:(?:in|over|during|for|within) )?(?:the |these )?(?:last|past|previous) (?<span>\\d+|${NUMBERS.join('|')}|few|couple of|half) (?<spanUnit>year|month|week|day)s?\\b`,
    `\\b(?:in|over|during|for|within) the (?:past|last) (?<one>year)\\b`,
    `\\bthe (?<beforeLast>year|month) before last\\b`,
    `\\b(?<near>last|this|next|coming) (?<nearUnit>year|month|week)\\b`,
    `\\b(?<day>yesterday|tomorrow)\\b(?!'s)`,
  ].join('|'),
);
const YEAR_JA = '一昨年|おととし|去年|昨年|前年|今年|本年|来年|再来年';
/** 去年の秋, 昨年12月, 2カ月前, 半年前, この1年, 先月, 昨日. */
const JAPANESE = new RegExp(
  [
    `(?<which>${YEAR_JA})の?(?:(?<season>[春夏秋冬])|(?<month>\\d{1,2})月|(?<half>前半|後半|上半期|下半期))`,
    `(?<count>半|\\d+|[一二三四五六七八九])(?<unit>年|カ月|週間|日)(?:ほど|くらい|ぐらい)?前(?!後|の|倒)`,
    `(?:この|ここ|過去|直近|最近|ここ最近)の?(?<span>\\d+|半|数|[一二三四五六七八九])(?<spanUnit>年|カ月|週間|日)間?`,
    `(?<near>${YEAR_JA}|先々月|先月|今月|来月|先週|今週|来週|(?:昨日|きのう)(?!の[敵友])|明日)`,
  ].join('|'),
);
/** What every such period has: most questions have none of it. */
const MAY_BE_RELATIVE: Record<Lang, RegExp> = {
  en: /\b(?:last|this|next|coming|past|previous|ago|earlier|back|yesterday|tomorrow)\b/,
  ja: /[年月週日]|おととし|きのう/,
};
const YEARS: readonly [RegExp, number][] = [
  [/一昨年|おととし/, -2],
  [/去年|昨年|前年|^last|^past|^previous/, -1],
  [/今年|本年|^this/, 0],
  [/再来年/, 2],
  [/来年|^next|^coming/, 1],
];
const stepOf = (word: string) => YEARS.find(([pattern]) => pattern.test(word))?.[1] ?? 0;

/** The period of words such as "last year", 先月, seen from `today`; null where a normalised text has none. */
export function relativePeriod(text: string, lang: Lang, today: DateText): Found | null {
  if (!MAY_BE_RELATIVE[lang].test(text)) return null;
  const found = (lang === 'en' ? ENGLISH : JAPANESE).exec(text);
  if (!found) return null;
  const { groups = {} } = found;
  const period = lang === 'en' ? english(groups, today) : japanese(groups, today);
  return period && { period, start: found.index, end: found.index + found[0].length };
}

type Groups = Record<string, string | undefined>;

function english(groups: Groups, today: DateText): Period | null {
  const year = Number(today.slice(0, 4));
  const { which = '', season, month, season2, which2 = '', month2, which3 = '' } = groups;
  const {
    count,
    unit = '',
    span,
    spanUnit = '',
    one,
    beforeLast,
    near = '',
    nearUnit,
    day,
  } = groups;
  if (season2) return periodOf(seasonOf(season2, year + stepOf(which2)));
  if (month2) return periodOf(monthOf(month2, year + stepOf(which3)));
  const named = (at: number) => (season ? seasonOf(season, at) : monthOf(month ?? '', at));
  if (season || month) return nearest(named, year, stepOf(which), today);
  if (count)
    return /^half/.test(count) ? ago(6, 'month', today) : ago(numberOf(count), unit, today);
  if (one) return since(1, 'year', today);
  if (span)
    return /half/.test(span) ? since(6, 'month', today) : since(numberOf(span), spanUnit, today);
  if (beforeLast) return ago(2, beforeLast, today);
  if (day) return ago(day === 'yesterday' ? 1 : -1, 'day', today);
  return nearUnit ? ago(-stepOf(near), nearUnit, today) : null;
}

function japanese(groups: Groups, today: DateText): Period | null {
  const {
    which = '',
    season,
    month,
    half,
    count,
    unit = '',
    span,
    spanUnit = '',
    near = '',
  } = groups;
  const year = Number(today.slice(0, 4)) + stepOf(which);
  if (season) return periodOf(seasonOf(season, year));
  if (month) return periodOf(`${year}-${month.padStart(2, '0')}`);
  if (half) return periodOf(halfOf(/[前上]/.test(half), year));
  if (count) return count === '半' ? ago(6, 'カ月', today) : ago(numberOf(count), unit, today);
  if (span) return span === '半' ? since(6, 'カ月', today) : since(numberOf(span), spanUnit, today);
  if (/年|おととし/.test(near)) return ago(-stepOf(near), '年', today);
  if (/月/.test(near)) return ago({ 先々月: 2, 先月: 1, 今月: 0 }[near] ?? -1, 'カ月', today);
  if (/週/.test(near)) return ago({ 先週: 1, 今週: 0 }[near] ?? -1, '週間', today);
  return ago(near === '明日' ? -1 : 1, '日', today);
}

const monthOf = (name: string, year: number) =>
  `${year}-${String(SHORT_MONTHS.indexOf(name.slice(0, 3)) + 1).padStart(2, '0')}`;

const FEW = 3;
const numberOf = (said: string) =>
  Number(said) ||
  NUMBERS.indexOf(said) + 1 ||
  '一二三四五六七八九'.indexOf(said) + 1 ||
  (/^(?:few|couple|数)/.test(said) ? FEW : 1);

/** "Last autumn" is over, "next autumn" is still to come, "this autumn" is that of the year. */
function nearest(named: (year: number) => string, year: number, step: number, today: DateText) {
  const years = [year - 1, year, year + 1].map((at) => periodOf(named(at)));
  const ofYear = periodOf(named(year));
  if (step < 0) return years.findLast(({ to }) => to !== null && to < today) ?? ofYear;
  return step > 0 ? (years.find(({ from }) => from !== null && from > today) ?? ofYear) : ofYear;
}

/** So long ago: the year, the month, the week or the day. A negative number lies ahead. */
function ago(count: number, unit: string, today: DateText): Period {
  const date = new Date(`${today}T00:00:00Z`);
  if (/^(?:year|年)/.test(unit)) return periodOf(String(date.getUTCFullYear() - count));
  if (/^(?:month|カ月)/.test(unit)) {
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() - count);
    return periodOf(date.toISOString().slice(0, 7));
  }
  const isWeek = /^(?:week|週)/.test(unit);
  date.setUTCDate(date.getUTCDate() - count * (isWeek ? 7 : 1));
  if (isWeek) date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  const from = dayOf(date);
  if (isWeek) date.setUTCDate(date.getUTCDate() + 6);
  return { from, to: dayOf(date) };
}

/** From so long ago until now. */
function since(count: number, unit: string, today: DateText): Period {
  const [, named] = UNITS.find(([pattern]) => pattern.test(unit)) ?? [];
  return { from: dayAfter(today, { count: -count, unit: named ?? 'day' }), to: null };
}

const UNITS = [
  [/^(?:year|年)/, 'year'],
  [/^(?:month|カ月)/, 'month'],
  [/^(?:week|週)/, 'week'],
] as const;

const dayOf = (date: Date) => date.toISOString().slice(0, 10) as DateText;
