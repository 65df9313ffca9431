import type { Zone } from '../../../digests/timezone/index.ts';
import { wallClock } from '../../../digests/timezone/index.ts';
import type { DateText, Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';

/** An instant as a person reads it; null: no calendar has it. */
type Shown = { readonly date: string; readonly time: string };

/**
 * A day and a time of day (`09:30`) of an instant, in words of a language.
 * `seconds`: since 1970; `zone`: an IANA time zone, UTC where it is none.
 */
export function instantIn(seconds: number, zone: string, lang: Lang): Shown | null {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return null;
  const [, day, time = ''] = /^([+-]?\d+-\d\d-\d\d)T(\d\d:\d\d)/.exec(inZone(zone, at)) ?? [];
  return day === undefined ? null : { date: wordsFor(lang).date(day as DateText), time };
}

function inZone(zone: string, at: Date): string {
  try {
    return wallClock(zone as Zone, at).toISOString();
  } catch {
    return at.toISOString(); // what a message names need not be a zone
  }
}
