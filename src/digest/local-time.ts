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
