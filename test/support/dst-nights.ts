/** A night in which the clocks of a zone are moved, or would be elsewhere: `change` is the first instant after it. */
export type Night = { readonly zone: string; readonly season: string; readonly change: Date };

const CHANGES = {
  'Europe/Berlin': ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  'America/New_York': ['2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  'Australia/Lord_Howe': ['2026-10-03T15:30Z', '2026-04-04T15:00Z'],
  UTC: ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
} as const;

/** The nights of 2026 in spring and in autumn, in zones that move their clocks by an hour, by half of one, and never. */
export const NIGHTS: readonly Night[] = Object.entries(CHANGES).flatMap(
  ([zone, [spring, autumn]]) => [
    { zone, season: 'spring', change: new Date(spring) },
    { zone, season: 'autumn', change: new Date(autumn) },
  ],
);
