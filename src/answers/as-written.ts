import { normalise } from './text/index.ts';

/** A piece of a normalised text as it stands in the text itself, where it does: "March 2025". */
export function asWritten(piece: string, statement: string): string {
  if (statement.includes(piece)) return piece;
  const lower = statement.toLowerCase();
  const at = lower.length === statement.length ? lower.indexOf(piece) : -1;
  if (at >= 0) return statement.slice(at, at + piece.length);
  // "U.S. Forces" is normalised as "us forces".
  const words = [...statement.matchAll(/[^\s,;:()“”"]+/gu)];
  for (const [i, first] of words.entries()) {
    for (const last of words.slice(i, i + LONGEST)) {
      const written = statement.slice(first.index, last.index + last[0].length);
      if (normalise(written).replace(/(?:'s|\.)$/, '') === piece)
        return normalise(written).endsWith('.')
          ? written.slice(0, -1)
          : written.replace(/['’]s$/, '');
    }
  }
  return figureAsWritten(piece, statement) ?? piece;
}

const NUMERAL = /[〇一二三四五六七八九十百千数約\d０-９]/u;

/** 二百四十人, which is normalised as 二百40人. */
function figureAsWritten(piece: string, statement: string): string | null {
  if (!/\d/.test(piece)) return null;
  for (let start = 0; start < statement.length; start++) {
    if (!NUMERAL.test(statement[start] ?? '')) continue;
    for (let end = start + 1; end <= start + piece.length + SPARE; end++) {
      const written = statement.slice(start, end);
      if (normalise(written) === piece) return written;
    }
  }
  return null;
}

/** So many characters more than its figures has what is written in kanji. */
const SPARE = 6;

/** So many words has a name. */
const LONGEST = 8;
