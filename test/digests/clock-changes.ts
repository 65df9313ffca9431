/** The zones whose clocks the tests follow, with what is odd about some. */
export const ZONES = [
  'Asia/Tokyo',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Chatham',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
  'Asia/Tehran',
  'America/Nuuk', // skips the last hour of a Saturday
];
export const FROM = Date.UTC(2025, 0, 1);
export const UNTIL = Date.UTC(2031, 0, 1);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The wall clock of a zone at an instant, by a way of its own: "2025-03-09 03:00". */
export function clockIn(zone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => format.format(at);
}

const found = new Map<string, readonly number[]>();

/** Every instant at which a zone's clock is moved, to the minute. */
export function transitionsOf(zone: string): readonly number[] {
  const known = found.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (at: number) => format.format(at).split('GMT')[1];
  const moves: number[] = [];
  for (let at = FROM; at < UNTIL; at += DAY) {
    if (offset(at) === offset(at + DAY)) continue;
    let [low, high] = [at, at + DAY];
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    moves.push(high);
  }
  found.set(zone, moves);
  return moves;
}
