import type { Lang } from '../../library/index.ts';
import { type Words, wordsFor } from '../../replies/words/index.ts';
import { daysOf, timesOfDay } from './cron.ts';
import type { Cron, Schedule } from './schedule.ts';

/** More times of day than these are easier to read as the expression. */
const MOST_TIMES = 4;

/**
 * A schedule in words, to stand in a sentence or a list: "every weekday at 09:00 (Asia/Tokyo)". One that takes
 * too many words is named by its cron expression.
 */
export function describeSchedule({ cron, zone }: Schedule, lang: Lang): string {
  const words = wordsFor(lang).digest.schedule;
  return words.inZone(describeCron(cron, words), zone);
}

function describeCron(cron: Cron, words: Words['digest']['schedule']): string {
  const minutes = timesOfDay(cron);
  if (minutes.length > MOST_TIMES) return words.byCron(cron);
  const times = words.times(minutes.map(clockTime));
  const days = daysOf(cron);
  switch (days.kind) {
    case 'every':
      return words.everyDay(times);
    case 'weekdays':
      if (days.weekdays.join() === '1,2,3,4,5') return words.everyWeekday(times);
      return words.onWeekdays(
        days.weekdays.map((day) => words.weekdays[day] ?? ''),
        times,
      );
    case 'dates':
      return words.onDates(days.dates, times);
    case 'other':
      return words.byCron(cron);
  }
}

const clockTime = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
