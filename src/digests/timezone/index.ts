export { dayIn, momentIn, timeIn, wallClock } from './local-time.ts';
export { namesOfZones } from './zone-index.ts';
export { zoneOfLocale } from './zone-of-locale.ts';
export { type Zone, zoneNamed, zonesLike } from './zones.ts';
