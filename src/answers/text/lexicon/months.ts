/*
 * English names of months, as alternatives of a pattern without a group around them. In Japanese they are figures: 3月.
 */

const NAMES =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** The first three letters of each, in their order. */
export const SHORT_MONTHS = NAMES.map((name) => name.slice(0, 3));

/** In small letters, as normalised texts have them. */
export const MONTH = NAMES.join('|');

/** The same, or shortened: "sept". */
export const MONTH_OR_SHORT = `${MONTH}|${SHORT_MONTHS.join('|')}|sept`;

/** As texts write them. */
export const WRITTEN_MONTH = NAMES.map((name) =>
  name.replace(/^./, (first) => first.toUpperCase()),
).join('|');
