import { unquoted } from '../../library/text/index.ts';

/** A time on the clock, 0:00 to 23:59. */
export type TimeOfDay = { readonly hour: number; readonly minute: number };

const NAMED: ReadonlyMap<string, TimeOfDay> = new Map([
  ['noon', { hour: 12, minute: 0 }],
  ['正午', { hour: 12, minute: 0 }],
  ['midnight', { hour: 0, minute: 0 }],
]);

/** Shapes of a time once its blanks are gone, with the names of what they capture. */
const SHAPES = [
  /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})(?::00)?|h)?(?:o'?clock)?$/,
  /^(?<hour>\d{2})(?<minute>\d{2})$/,
  /^(?<of12>\d{1,2})(?:[:.h]?(?<minute>\d{2}))?(?:o'?clock)?(?<half>[ap])\.?m\.?$/,
  /^(?<half>[ap])\.?m\.?(?<of12>\d{1,2})(?:[:.](?<minute>\d{2}))?$/,
  /^(?<hour>\d{1,2})時(?:(?<minute>\d{1,2})分?|(?<thirty>半))?$/,
  /^(?<half>午前|午後)(?<of11>\d{1,2})(?:時(?:(?<minute>\d{1,2})分?|(?<thirty>半))?|:(?<clock>\d{2}))$/,
];

/**
 * A time of day as people type it: "9", "9:00", "09:00", "0900", "at 9 o’clock", "9am", "9.30 p.m.", "9h30",
 * 「午前9時」, 「21時半」, "noon", in any width. Null if it is none, or could be either of two: 「午後12時」 is
 * midnight to some and noon to others.
 */
export function readTimeOfDay(typed: string): TimeOfDay | null {
  const text = unquoted(typed)
    .toLowerCase()
    .replace(/^(?:at\s|@)/, '')
    .replace(/\s/g, '');
  const named = NAMED.get(text);
  if (named) return named;
  const found = SHAPES.map((shape) => shape.exec(text)).find(Boolean)?.groups ?? {};
  const { hour: of24, of12, of11, minute: minutes, clock, thirty, half } = found;
  const minute = thirty ? 30 : Number(minutes ?? clock ?? 0);
  const afternoon = half === 'p' || half === '午後' ? 12 : 0;
  if (minute > 59) return null;
  if (of24 !== undefined) return Number(of24) <= 23 ? { hour: Number(of24), minute } : null;
  // The clock's 12 am is 0:00; Japanese counts 0 to 11 in each half.
  if (of12 !== undefined) {
    const hour = Number(of12);
    return hour >= 1 && hour <= 12 ? { hour: (hour % 12) + afternoon, minute } : null;
  }
  return of11 !== undefined && Number(of11) <= 11
    ? { hour: Number(of11) + afternoon, minute }
    : null;
}
