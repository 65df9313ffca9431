import { fold } from '../../library/text/index.ts';
import type { Zone } from './zone.ts';
import { ABBREVIATIONS, NAME_TODAY, OTHER_NAMES } from './zone-names.ts';

/** What a name says of a zone, best first: its own name, a place in it, its country, an abbreviation. */
export const KINDS = ['name', 'place', 'country', 'abbreviation'] as const;
export type Named = { readonly zone: Zone; readonly kind: (typeof KINDS)[number] };

/** Made at the first use: it takes a noticeable moment, and not every start needs it. */
let made: ReadonlyMap<string, readonly Named[]> | null = null;

/** Every folded name and the zones that it may mean. */
export function namesOfZones(): ReadonlyMap<string, readonly Named[]> {
  made ??= nameZones();
  return made;
}

/** The name of a zone as the host's calendar spells it, or null where it has none of that name. */
function onHost(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Today's name of a zone that the host knows by this name or a former one, in any case; or null. */
export function zoneOnHost(name: string): Zone | null {
  const listed = onHost(name);
  return listed === null ? null : zoneToday(listed);
}

/** The host may be a release behind. */
function zoneToday(listed: string): Zone {
  const today = NAME_TODAY[listed];
  return (today && onHost(today) !== null ? today : listed) as Zone;
}

function nameZones(): ReadonlyMap<string, readonly Named[]> {
  const meant = new Map<string, Named[]>();
  const add = (name: string, zone: string, kind: Named['kind']) => {
    const key = fold(name);
    const known = meant.get(key) ?? [];
    if (known.some((one) => one.zone === zone)) return;
    meant.set(key, [...known, { zone: zone as Zone, kind }]);
  };
  const cityOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
  const listed = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  for (const name of listed) {
    const zone = zoneToday(name);
    for (const each of [zone, name]) {
      add(each, zone, 'name');
      add(cityOf(each), zone, 'place');
    }
  }
  for (const [zone, names] of Object.entries(OTHER_NAMES)) {
    for (const name of names.split(',')) add(name, zone, 'place');
  }
  for (const name of listed) {
    for (const place of placesOf(name)) add(place, zoneToday(name), 'place');
  }
  for (const { names, zones } of countries()) {
    for (const name of names) for (const zone of zones) add(name, zone, 'country');
  }
  for (const [zone, names] of Object.entries(ABBREVIATIONS)) {
    for (const name of names.split(',')) add(name, zone, 'abbreviation');
  }
  return meant;
}

/**
 * What the calendar calls the time of a zone, in both languages: the country where the zone is the main one there,
 * and otherwise the city: "Germany Time", 「ニューヨーク時間」.
 */
function placesOf(timeZone: string): string[] {
  return ['en', 'ja'].flatMap((lang) => {
    const format = new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: 'shortGeneric' });
    const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return /^(.{2,}?)(?: Time|時間)$/.exec(name)?.[1] ?? [];
  });
}

/** Countries with their names in both languages, long and short, and their zones. */
function countries(): { readonly names: Set<string>; readonly zones: Zone[] }[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const styles = (['en', 'ja'] as const).flatMap((lang) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(lang, { type: 'region', style, fallback: 'none' }),
    ),
  );
  return codes.flatMap((code) => {
    const names = new Set(styles.flatMap((style) => style.of(code) ?? []));
    if (names.size === 0) return [];
    const zones = new Intl.Locale(`und-${code}`).getTimeZones() ?? [];
    return [{ names, zones: zones.map(zoneToday) }];
  });
}
