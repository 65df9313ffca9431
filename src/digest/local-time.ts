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
  return formatFor(zone, lang).format(instant);
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Two for each zone that is in use; to make one takes a hundred times as long as to use it. */
const MOST_KEPT = 200;

function formatFor(zone: Zone, lang: Lang): Intl.DateTimeFormat {
  const key = `${lang} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(lang === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: lang === 'ja' ? 'long' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  if (formats.size >= MOST_KEPT) formats.clear();
  formats.set(key, format);
  return format;
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
