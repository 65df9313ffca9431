import { zoneToday } from '../../src/digests/timezone/zone-index.ts';
import { fold } from '../../src/library/text/index.ts';

const HEAD = `# What the calendar of Node (ICU) calls time zones, their places and countries, in English and Japanese;
# folded: kind, name, zones. Written by npm run zones; names of our own stand in zone-names.ts.
`;

/** The text of src/digests/timezone/calendar-names.txt, from the calendar of the Node that runs this. */
export function calendarNames(): string {
  const zonesOf = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const add = (kind: string, name: string, zone: string) => {
    const key = fold(name);
    // What a zone is called already says no more as the name of a country.
    if (seen.has(`${key}\t${zone}`)) return;
    seen.add(`${key}\t${zone}`);
    const line = `${kind}\t${key}`;
    zonesOf.set(line, (zonesOf.get(line) ?? new Set()).add(zone));
  };
  const cityOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
  const listed = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  for (const name of listed) {
    const zone = zoneToday(name);
    for (const each of [zone, name]) {
      add('name', each, zone);
      add('place', cityOf(each), zone);
    }
  }
  for (const name of listed) {
    for (const place of placesOf(name)) add('place', place, zoneToday(name));
  }
  for (const { names, zones } of countries()) {
    for (const name of names) for (const zone of zones) add('country', name, zone);
  }
  const lines = [...zonesOf].map(([line, zones]) => `${line}\t${[...zones].join(' ')}\n`);
  return HEAD + lines.toSorted().join('');
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
function countries(): { readonly names: Set<string>; readonly zones: string[] }[] {
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
