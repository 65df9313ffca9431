import { CronPattern } from 'croner';
import type { Cron } from './schedule.ts';

/** An expression of five parts taken apart. Throws where it is none. */
export const patternOf = (cron: string): CronPattern =>
  new CronPattern(cron, undefined, { mode: '5-part' });

/** Whether a text is an expression of five parts. */
export function isCron(text: string): text is Cron {
  try {
    patternOf(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The one spelling of all expressions of five parts that mean the same: numbers in their order, and a star for the
 * hours, days or months of which none is left out. Of an expression as it was typed croner takes more than its
 * numbers: a star or a step decides what summer time does to it, and whether days of the month and of the week are
 * joined. Throws where it is no expression.
 */
export function spellOut(cron: string): string {
  const pattern = patternOf(cron);
  const day = daysOfMonth(pattern);
  const weekday = weekdays(pattern);
  const areBothNeeded = pattern.useAndLogic && day !== '*' && weekday !== '*';
  return [
    // Never a star: it would make an interval of what is due in some hours only.
    numbersIn(pattern.minute, 0).join(),
    starOr(pattern.hour, numbersIn(pattern.hour, 0)),
    day,
    starOr(pattern.month, numbersIn(pattern.month, 1)),
    areBothNeeded ? `+${weekday}` : weekday,
  ].join(' ');
}

/** Whether an expression that is spelt out is due in every hour: then the clocks do not change its distances. */
export const isEveryHour = (spelt: string): boolean => spelt.split(' ')[1] === '*';

/** The numbers that are set in a part, of which the first is `least`. */
const numbersIn = (part: readonly number[], least: number): number[] =>
  part.flatMap((on, i) => (on ? [i + least] : []));

const starOr = (part: readonly number[], values: readonly (number | string)[]): string =>
  part.every(Boolean) ? '*' : values.join();

function daysOfMonth({ day, nearestWeekdays, lastDayOfMonth, lastWeekday }: CronPattern): string {
  if (lastWeekday) return 'LW'; // croner takes it alone only
  const nearest = numbersIn(nearestWeekdays, 1).map((number) => `${number}W`);
  return starOr(day, [...numbersIn(day, 1), ...nearest, ...(lastDayOfMonth ? ['L'] : [])]);
}

/** In croner's pattern a day of the week is a set of bits: the first to the fifth of a month, and the last. */
const FIRST_TO_FIFTH = 0b11111;
const LAST = 0b100000;

function weekdays({ dayOfWeek }: CronPattern): string {
  const isWhole = (bits: number) => (bits & FIRST_TO_FIFTH) === FIRST_TO_FIFTH;
  const days = dayOfWeek.flatMap((bits, number) => {
    if (isWhole(bits)) return [`${number}`];
    const nths = [1, 2, 3, 4, 5].filter((nth) => bits & (1 << (nth - 1)));
    return [...nths.map((nth) => `${number}#${nth}`), ...(bits & LAST ? [`${number}L`] : [])];
  });
  return starOr(
    dayOfWeek.map((bits) => Number(isWhole(bits))),
    days,
  );
}
