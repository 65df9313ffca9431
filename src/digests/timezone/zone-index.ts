import { readFileSync } from 'node:fs';
import { fold } from '../../library/text/index.ts';
import type { Zone } from './zone.ts';
import { ABBREVIATIONS, NAME_TODAY, OTHER_NAMES } from './zone-names.ts';

/** What a name says of a zone, best first: its own name, a place in it, its country, an abbreviation. */
export const KINDS = ['name', 'place', 'country', 'abbreviation'] as const;
type Kind = (typeof KINDS)[number];
export type Named = { readonly zone: Zone; readonly kind: Kind };

/** Made at the first use: not every start needs it. */
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
export function zoneToday(listed: string): Zone {
  const today = NAME_TODAY[listed];
  return (today && onHost(today) !== null ? today : listed) as Zone;
}

function nameZones(): ReadonlyMap<string, readonly Named[]> {
  const meant = new Map<string, Named[]>();
  const add = (key: string, zone: string, kind: Kind) => {
    const known = meant.get(key) ?? [];
    if (known.some((one) => one.zone === zone)) return;
    meant.set(key, [...known, { zone: zone as Zone, kind }]);
  };
  const addAll = (names: Readonly<Record<string, string>>, kind: Kind) => {
    for (const [zone, listed] of Object.entries(names)) {
      for (const name of listed.split(',')) add(fold(name), zone, kind);
    }
  };
  const calendar = calendarNames();
  for (const { name, zones, kind } of calendar) {
    if (kind !== 'country') for (const zone of zones) add(name, zone, kind);
  }
  addAll(OTHER_NAMES, 'place');
  for (const { name, zones, kind } of calendar) {
    if (kind === 'country') for (const zone of zones) add(name, zone, kind);
  }
  addAll(ABBREVIATIONS, 'abbreviation');
  return meant;
}

type CalendarName = {
  readonly kind: Exclude<Kind, 'abbreviation'>;
  readonly name: string;
  readonly zones: readonly string[];
};

/**
 * What a calendar calls zones, their places and countries, in both languages; folded, a line each: kind, name, zones.
 * To ask the host for them takes half a second and 40 MB, so `npm run zones` has written them down.
 */
function calendarNames(): CalendarName[] {
  const text = readFileSync(new URL('calendar-names.txt', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', name = '', zones = ''] = line.split('\t');
      return { kind: kind as CalendarName['kind'], name, zones: zones.split(' ') };
    });
}
