import type { DateText } from '../library/dates.ts';
import type { Lang } from '../library/schema.ts';
import type { Zone } from './zones.ts';

/** The calendar day of an instant in a zone. */
export function dayIn(zone: Zone, instant: Date): DateText {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  return format.format(instant) as DateText;
}

/** "Wed, 4 Mar 2026, 09:00": an instant as people in a zone would say it. */
export function timeIn(zone: Zone, lang: Lang, instant: Date): string {
  const format = new Intl.DateTimeFormat(lang === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: lang === 'ja' ? 'long' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(instant);
}

/** "Wed, 4 Mar 2026, 09:00 (Asia/Tokyo)". */
export function momentIn(zone: Zone, lang: Lang, instant: Date): string {
  return `${timeIn(zone, lang, instant)}${lang === 'ja' ? `（${zone}）` : ` (${zone})`}`;
}

/** A formatter costs more than its use; there are no more of them than zones. */
const offsets = new Map<Zone, Intl.DateTimeFormat>();

/** What the clock on a wall shows in a zone at an instant, to the second, as the instant that it would be in UTC. */
export function wallClock(zone: Zone, instant: Date): Date {
  const known = offsets.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  if (!known) offsets.set(zone, format);
  const [, sign, hours, minutes, seconds = 0] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(instant)) ?? [];
  if (!sign) return instant;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return new Date(instant.getTime() + (sign === '-' ? -size : size));
}
