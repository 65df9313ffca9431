/* Time zones by the names that people type, and instants as the clocks of a zone show them. */
export { dayIn, isZone, timeIn, wallClock } from './local-time.ts';
export type { Zone } from './zone.ts';
export { zoneOfLocale } from './zone-of-locale.ts';
export { zoneNamed, zonesLike } from './zones.ts';
