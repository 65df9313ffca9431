import { type BriefFile, compareDates, dayOf, type Source } from '../../index.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';

/** Where a day begins first, it is so far (ms) ahead of UTC. */
const MOST_AHEAD_MS = 14 * 3_600_000;

/** Days of a brief that cannot be meant. */
export function daysOfBrief({ value, problem }: YamlFile<BriefFile>, now: Date): Problem[] {
  const { checked, reviewBy } = value;
  const isEarly = reviewBy !== undefined && compareDates(reviewBy, checked) < 0;
  return [
    ...(isAhead(checked, now)
      ? [problem(['checked'], `checked is ${checked}, which is yet to come`, WHEN_CHECKED)]
      : []),
    ...(isEarly
      ? [problem(['reviewBy'], `reviewBy is ${reviewBy}, before checked (${checked})`, WHEN_REVIEW)]
      : []),
  ];
}

const WHEN_CHECKED = 'write the day on which the brief was last held against its sources';
const WHEN_REVIEW = 'write a later day, or leave it out: then it is six months after checked';

/** Sources that are to be published yet: by them a brief would seem newer than it is. */
export function daysOfSources(
  sources: YamlFile<{ sources: readonly Source[] }>,
  now: Date,
): Problem[] {
  return sources.value.sources.flatMap(({ id, date }, i) =>
    date !== null && isAhead(date, now)
      ? sources.problem(
          ['sources', i, 'date'],
          `the date of "${id}" is ${date}, which is yet to come`,
          'write the day on which it was published',
        )
      : [],
  );
}

const isAhead = (date: Parameters<typeof compareDates>[0], now: Date) =>
  compareDates(date, dayOf(new Date(now.getTime() + MOST_AHEAD_MS))) > 0;
