import { compareDates, type DateText, type Fact, type Lang } from '../library/index.ts';
import type { Match } from './ranking/index.ts';
import type { Reading } from './reading.ts';
import { type Conditions, normalise, type Period } from './text/index.ts';

/**
 * A question without the time that it names, or with its date, where its words are no help; null elsewhere. Who held an
 * office then is known from facts that name other times, and no fact says "last autumn".
 */
export function withoutPeriod(question: string, lang: Lang, conditions: Conditions): string | null {
  const { period, asksForHolder } = conditions;
  const text = normalise(question);
  const isRelative = period?.period.month === undefined && !/\d{4}/.test(period?.shown ?? '');
  if (!period || !(asksForHolder || isRelative)) return null;
  const [before = '', ...behind] = text.split(period.shown);
  const rest = behind.join('');
  const date = asksForHolder ? null : dateNamed(period.period, lang);
  if (date !== null) return before + date + rest;
  return lang === 'en'
    ? before.replace(/\b(?:in|on|at|of|during|around|as of|back in) (?:the )?$/, '') + rest.trim()
    : before + rest.replace(/^(?:時点|当時|現在|ごろ|頃)?(?:から|以降|[のにでは、])?/, '');
}

/** A month as facts write it: "January 2026", 2026年1月; null: the period is none. */
function dateNamed({ from, to }: Period, lang: Lang): string | null {
  if (from === null || from.slice(0, 7) !== to?.slice(0, 7)) return null;
  const locale = lang === 'en' ? 'en-US' : 'ja-JP';
  const month = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  const named = month.toLocaleDateString(locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return normalise(named);
}

/**
 * Of two readings the one without the time, unless an editor's question with that time is nearer or both find the same.
 */
export function surer(timeless: Reading, whole: Reading): Reading {
  if (whole.confidence < timeless.confidence) return timeless;
  const first = whole.ranked[0]?.fact;
  const isSame = timeless.ranked.slice(0, MOST_ALIKE).some(({ fact }) => fact === first);
  const { similarity } = whole.evidence;
  const isNearer = similarity > Math.max(ALIKE, timeless.evidence.similarity);
  return isSame || isNearer ? whole : timeless;
}

/** So alike is an editor's question, and so many of the first facts are found by both. */
const ALIKE = 0.7;
const MOST_ALIKE = 3;

/**
 * "The latest on the harbour": of facts that meet the question about as well as the best one does, the newest event
 * comes first.
 */
export function newestFirst(selected: readonly Fact[], ranked: readonly Match[]): readonly Fact[] {
  const [best] = ranked;
  if (!best) return selected;
  const dated = ranked
    .slice(0, MOST_CANDIDATES)
    .filter((match) => match.fact.date && match.score >= NEARLY * best.score)
    .filter(({ signals }) => signals.covered >= NEARLY * best.signals.covered)
    .map(({ fact }) => fact);
  const [newest] = dated.toSorted((a, b) => compareDates(b.date ?? NEVER, a.date ?? NEVER));
  return newest ? [...new Set([newest, ...selected])].slice(0, MOST_SHOWN) : selected;
}

/** So many of the first facts are looked at for what is newest, and so many are shown. */
const MOST_CANDIDATES = 12;
const NEARLY = 0.9;
const MOST_SHOWN = 3;
const NEVER = '0000' as DateText;
