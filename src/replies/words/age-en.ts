import type { Age } from '../../library/index.ts';

/** "today", "5 months ago", of a month "last month". */
function age({ count, unit }: Age): string {
  const near = {
    day: ['today', 'yesterday'],
    'calendar-month': ['this month', 'last month'],
    'calendar-year': ['this year', 'last year'],
    ...{ week: [], month: [], year: [] },
  }[unit][count];
  const name = unit.replace('calendar-', '');
  return near ?? `${count} ${name}${count === 1 ? '' : 's'} ago`;
}

/** How old what the bot knows is, in English. */
export const ageEn = {
  age,
  /** `age` is null where the date lies ahead. */
  newestSource: (date: string, age: string | null) =>
    `Newest source: ${date}${age === null ? '' : `, ${age}`}`,
  noSourceDated: 'The sources show no date',
  heldAgainst: (day: string) => `held against its sources on ${day}`,
  reach: (until: string) => `All briefs together reach up to ${until}.`,
  stale: (date: string, age: string) =>
    `The newest source of all briefs dates from ${date}, ${age}. What has happened since is missing here.`,
  pastReview: (due: string) =>
    `This brief was due for review by ${due}. It may be out of date: check before you rely on it.`,
};

export type AgeWords = typeof ageEn;
