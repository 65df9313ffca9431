import type { DateText, Lang } from '../../library/index.ts';
import type { Zone } from './zone.ts';

/** How instants are written: for people in either language, as a calendar day, and with the distance to UTC. */
const SPOKEN = {
  weekday: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;
const FORMS = {
  en: ['en-GB', { ...SPOKEN, month: 'short' }],
  ja: ['ja-JP', { ...SPOKEN, month: 'long' }],
  day: ['en-CA', { dateStyle: 'short' }],
  offset: ['en', { timeZoneName: 'longOffset' }],
} as const satisfies Record<string, readonly [string, Intl.DateTimeFormatOptions]>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make a format takes a hundred times as long as to use it; there are no more than zones times forms. */
function formatIn(zone: Zone, form: keyof typeof FORMS): Intl.DateTimeFormat {
  const key = `${form} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const [locale, options] = FORMS[form];
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formats.set(key, format);
  return format;
}

/** Whether this host knows a zone by this name. */
export function isZone(name: string): name is Zone {
  try {
    formatIn(name as Zone, 'offset');
    return true;
  } catch {
    return false;
  }
}

/** The calendar day of an instant in a zone. */
export const dayIn = (zone: Zone, instant: Date): DateText =>
  formatIn(zone, 'day').format(instant) as DateText;

/** "Wed, 4 Mar 2026, 09:00": an instant as people in a zone would say it. */
export const timeIn = (zone: Zone, lang: Lang, instant: Date): string =>
  formatIn(zone, lang).format(instant);

/** What the clock on a wall shows in a zone at an instant, to the second, as the instant that it would be in UTC. */
export function wallClock(zone: Zone, instant: Date): Date {
  const [, sign, hours, minutes, seconds = 0] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(formatIn(zone, 'offset').format(instant)) ?? [];
  if (!sign) return instant;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return new Date(instant.getTime() + (sign === '-' ? -size : size));
}
