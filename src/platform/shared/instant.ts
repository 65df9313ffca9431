import type { DateText } from '../../library/dates.ts';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';

/** An instant as a person reads it; null: no calendar has it. */
type Shown = { readonly date: string; readonly time: string };

/**
 * A day and a time of day (`09:30`) of an instant, in words of a language.
 * `seconds`: since 1970; `zone`: an IANA time zone, UTC where it is none.
 */
export function instantIn(seconds: number, zone: string, lang: Lang): Shown | null {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return null;
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month, day, hour, minute } = parts;
  return {
    date: wordsFor(lang).date(`${year}-${month}-${day}` as DateText),
    time: `${hour}:${minute}`,
  };
}

const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

function formatFor(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', { ...PARTS, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...PARTS, timeZone: 'UTC' });
  }
}
