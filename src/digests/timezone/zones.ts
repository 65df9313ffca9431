import { editDistance, fold, unquoted } from '../../library/text/index.ts';
import type { Zone } from './zone.ts';
import { KINDS, namesOfZones, zoneOnHost } from './zone-index.ts';
import { FAMILIAR as FAMILIAR_NAMES } from './zone-names.ts';

const FAMILIAR = FAMILIAR_NAMES.map((name) => name as Zone);
/** More make another city of it: Lisbon is three slips from London. */
const MOST_SLIPS = 2;

/**
 * The zone of a name in any case and width: its own ("asia/tokyo"), a former one ("US/Eastern"), a city or country
 * in either language that has one zone only ("Tokyo", 「東京」, "Japan"), or an abbreviation that means one zone
 * ("JST"). Null otherwise: offsets such as +09:00 know no summer time, and EST means several zones.
 */
export function zoneNamed(name: string): Zone | null {
  const plain = unquoted(name).replaceAll(' ', '_');
  // At once, without gathering names: paths are nothing else, and UTC is what is left out most.
  const path = plain.includes('/') || /^utc$/i.test(plain) ? zoneOnHost(plain) : null;
  if (path) return path;
  const meant = namesOfZones().get(fold(name)) ?? [];
  for (const kind of KINDS.filter((kind) => kind !== 'abbreviation')) {
    const zones = meant.filter((named) => named.kind === kind).map(({ zone }) => zone);
    if (zones.length > 1) return null;
    if (zones[0]) return zones[0];
  }
  // The calendar takes three letters for some zone or other: EST for Panama's.
  return /^[a-z]/i.test(plain) && !/^[a-z]{3}$/i.test(plain) ? zoneOnHost(plain) : null;
}

/**
 * Zones to offer while someone types, best first, as many as are like it: names that are what was typed and those
 * that begin with it; where none is what was typed, also those that contain it or are a few slips away. Nothing typed
 * gives the familiar ones, at most 25; an offset ("+9", "UTC+09:00") the familiar ones that have it in winter or summer.
 */
export function zonesLike(typed: string): Zone[] {
  if (typed.trim() === '') return [...FAMILIAR];
  const offset = offsetIn(typed);
  if (offset !== null) return FAMILIAR.filter((zone) => offsetsOf(zone).includes(offset));
  const key = fold(typed);
  if (key === '') return [];
  const best = new Map<Zone, number>();
  for (const [name, zones] of namesOfZones()) {
    const distance = distanceTo(key, name);
    if (distance === null) continue;
    for (const { zone, kind } of zones) {
      const rank = distance + KINDS.indexOf(kind) / KINDS.length;
      if (rank < (best.get(zone) ?? Number.POSITIVE_INFINITY)) best.set(zone, rank);
    }
  }
  const named = [...best.values()].some((rank) => rank < 1);
  return [...best]
    .filter(([, rank]) => !named || rank < 2)
    .toSorted(([a, rankA], [b, rankB]) => rankA - rankB || byFamiliarity(a, b))
    .map(([zone]) => zone);
}

/** 0 the same, 1 begins with it, 2 contains it, 3 and up misspelt; null: not alike. */
function distanceTo(key: string, name: string): number | null {
  if (name === key) return 0;
  if (name.startsWith(key)) return 1;
  if (key.length >= 3 && name.includes(key)) return 2;
  const bearable = key.length < 4 ? 0 : Math.min(MOST_SLIPS, Math.floor(key.length / 3));
  if (Math.abs(key.length - name.length) > bearable) return null;
  const slips = editDistance(key, name, bearable);
  return slips <= bearable ? 2 + slips : null;
}

function byFamiliarity(a: Zone, b: Zone): number {
  const rank = (zone: Zone) => (FAMILIAR.includes(zone) ? FAMILIAR.indexOf(zone) : FAMILIAR.length);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** "+9", "UTC+9", "GMT-05:00" as "GMT+09:00"; null for anything else. */
function offsetIn(typed: string): string | null {
  const [, sign, hours = '', minutes = '00'] =
    /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(unquoted(typed).replaceAll(' ', '')) ?? [];
  return sign ? `GMT${sign}${hours.padStart(2, '0')}:${minutes}` : null;
}

function offsetsOf(timeZone: Zone): string[] {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)].map(
    (at) => format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '',
  );
}
