import { fold, unquoted } from '../../library/text/index.ts';

/** A day of the week as cron counts them: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

const ENGLISH = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const JAPANESE = [...'日月火水木金土'];

const RANGE = /^(.+?)\s*(?:[-~]|から|\bto\b)\s*(.+?)(?:まで)?$/;
const RUN = new RegExp(`^([${JAPANESE.join('')}]{2,7})(?:曜日?)?$`);

/**
 * A day of the week as people type it: "mon", "Mondays", "tues", 「月」「月曜」「月曜日」「（月）」, in any
 * case and width; or null.
 */
function readWeekday(typed: string): Weekday | null {
  const key = fold(typed);
  const english = key.replace(/s$/, '');
  return (
    WEEKDAYS.find((day) => {
      const begins = english.length >= 3 && ENGLISH[day]?.startsWith(english);
      return begins || new RegExp(`^${JAPANESE[day]}(?:曜日?)?$`).test(key);
    }) ?? null
  );
}

/**
 * Days of the week as people type them: one, a list ("mon, wed and fri", 「月・水・金」「月水金」) or a range
 * ("Tue-Sat", 「月曜から木曜」). In the order of the week from Sunday, none twice; null if they are none.
 */
export function readWeekdays(typed: string): readonly Weekday[] | null {
  const text = unquoted(typed).toLowerCase();
  const only = readWeekday(text);
  if (only !== null) return [only];
  const [, from, to] = RANGE.exec(text) ?? [];
  if (from && to) return daysBetween(readWeekday(from), readWeekday(to));
  const run = RUN.exec(fold(text))?.[1];
  const names = run ? [...run] : text.split(/[\s,、・/&と]|\band\b/).filter(Boolean);
  const days = names.map(readWeekday).filter((day) => day !== null);
  if (days.length === 0 || days.length < names.length) return null;
  return [...new Set(days)].toSorted();
}

/** From one day to another, over the end of the week where that comes first. */
function daysBetween(from: Weekday | null, to: Weekday | null): readonly Weekday[] | null {
  if (from === null || to === null) return null;
  const length = ((to - from + 7) % 7) + 1;
  return WEEKDAYS.filter((day) => (day - from + 7) % 7 < length);
}
