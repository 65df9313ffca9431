import type { Zone } from './zone.ts';
import { zoneNamed } from './zones.ts';

/** More zones than this in one country: none of them is the obvious one. */
const FEW = 2;

/** The time zone of a language's country, such as `ja` or `en-GB`, where there is one to be guessed; else null. */
export function zoneOfLocale(locale: string): Zone | null {
  try {
    const zones = new Intl.Locale(locale).maximize().getTimeZones() ?? [];
    const [first] = zones;
    return first && zones.length <= FEW ? zoneNamed(first) : null;
  } catch {
    return null; // no locale
  }
}
