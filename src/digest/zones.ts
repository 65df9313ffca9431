import { fold } from '../library/fold.ts';

/** An IANA time zone that this machine knows. */
export type Zone = string & { readonly __zone: never };

const KNOWN = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** The zone of a name in any case, or null. Offsets such as +09:00 are none: they know no summer time. */
export function zoneNamed(name: string): Zone | null {
  const wanted = name.trim();
  const listed = KNOWN.find((zone) => zone.toLowerCase() === wanted.toLowerCase());
  if (listed) return listed as Zone;
  if (!/^[a-z]/i.test(wanted)) return null;
  try {
    // Older names, such as Asia/Calcutta, are understood though they are not listed.
    new Intl.DateTimeFormat('en', { timeZone: wanted });
    return wanted as Zone;
  } catch {
    return null;
  }
}

/** Zones whose name has what is typed in it, those that begin with it first; for completion. */
export function zonesLike(typed: string): Zone[] {
  const wanted = plain(typed);
  const rank = (zone: string) => {
    const name = plain(zone);
    const city = name.slice(name.lastIndexOf('/') + 1);
    return city.startsWith(wanted)
      ? 0
      : name.startsWith(wanted)
        ? 1
        : name.includes(wanted)
          ? 2
          : 3;
  };
  return KNOWN.map((zone) => ({ zone, rank: rank(zone) }))
    .filter((each) => each.rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone as Zone);
}

const plain = (name: string) => fold(name).replace(/[\s_]+/g, '_');

/** More zones than this in one country: none of them is the obvious one. */
const FEW_ZONES = 2;

/** The time zone of a language's country, such as `ja` or `en-GB`, where there is one to be guessed; else null. */
export function zoneOfLocale(locale: string): Zone | null {
  try {
    const zones = new Intl.Locale(locale).maximize().getTimeZones() ?? [];
    const [first] = zones;
    return first && zones.length <= FEW_ZONES ? zoneNamed(first) : null;
  } catch {
    return null; // no locale
  }
}
