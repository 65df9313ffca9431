import { compareDates, type DateText, type Fact, type Lang } from '../library/index.ts';
import type { Match } from './ranking/index.ts';
import type { Reading } from './reading.ts';
import { type Conditions, normalise } from './text/index.ts';

/**
 * A question without the time that it names, where its words are no help; null elsewhere. Who held an office then is known
 * from facts that name other times, and no fact says "last autumn".
 */
export function withoutPeriod(question: string, lang: Lang, conditions: Conditions): string | null {
  const { period, asksForHolder } = conditions;
  const text = normalise(question);
  const isRelative = period?.period.month === undefined && !/\d{4}/.test(period?.shown ?? '');
  if (!period || !(asksForHolder || isRelative)) return null;
  const [before = '', ...behind] = text.split(period.shown);
  const rest = behind.join('');
  return lang === 'en'
    ? before.replace(
        /\b(?:in|on|at|of|during|around|as of|back in) (?:the )?(?:early |mid |late |mid-)?$/,
        '',
      ) + rest.trim()
    : before +
        rest.replace(
          /^(?:初め|半ば|末|春|夏|秋|冬)?(?:時点|当時|現在|ごろ|頃)?(?:から|以降|[のにでは、])?/,
          '',
        );
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
  const covered = ranked[0]?.signals.covered ?? 0;
  const dated = ranked
    .slice(0, MOST_CANDIDATES)
    .filter(({ fact, signals }) => fact.date && signals.covered >= NEARLY * covered)
    .map(({ fact }) => fact);
  const [newest] = dated.toSorted((a, b) => compareDates(b.date ?? NEVER, a.date ?? NEVER));
  return newest ? [...new Set([newest, ...selected])].slice(0, MOST_SHOWN) : selected;
}

/** So many of the first facts are looked at for what is newest, and so many are shown. */
const MOST_CANDIDATES = 12;
const NEARLY = 0.8;
const MOST_SHOWN = 3;
const NEVER = '0000' as DateText;
