import type { Task } from '../tasks/index.ts';
import type { PackedLists } from './packed-lists.ts';
import type { Postings } from './types.ts';

/** A count is kept in 16 bits; beyond, a term counts hardly more. */
const MOST_COUNTED = 0xffff;

/**
 * Per term, the places in whose lines it stands, one place a step. Place p has the lines from `firstLines[p]` to before
 * `firstLines[p + 1]`. `tokensOfLine`: per line, its tokens; `termsOfToken`: per token, its terms.
 */
export function* postingsOf(
  firstLines: Int32Array,
  tokensOfLine: PackedLists,
  termsOfToken: PackedLists,
  terms: number,
): Task<Postings> {
  const size = firstLines.length - 1;
  const lastPlace = new Int32Array(terms).fill(-1);
  const starts = new Int32Array(terms + 1);
  const visit = (place: number, note: (term: number) => void) => {
    const from = tokensOfLine.starts[firstLines[place] ?? 0] ?? 0;
    const to = tokensOfLine.starts[firstLines[place + 1] ?? 0] ?? 0;
    for (let i = from; i < to; i++) {
      const token = tokensOfLine.values[i] ?? 0;
      const end = termsOfToken.starts[token + 1] ?? 0;
      for (let k = termsOfToken.starts[token] ?? 0; k < end; k++) note(termsOfToken.values[k] ?? 0);
    }
  };
  for (let place = 0; place < size; place++) {
    visit(place, (term) => {
      if (lastPlace[term] === place) return;
      lastPlace[term] = place;
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    });
    yield;
  }
  for (let term = 0; term < terms; term++) {
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  }
  const places = new Int32Array(starts[terms] ?? 0);
  const counts = new Uint16Array(places.length);
  const next = starts.slice();
  lastPlace.fill(-1);
  for (let place = 0; place < size; place++) {
    visit(place, (term) => {
      const at = next[term] ?? 0;
      if (lastPlace[term] === place) {
        counts[at - 1] = Math.min((counts[at - 1] ?? 0) + 1, MOST_COUNTED);
        return;
      }
      lastPlace[term] = place;
      places[at] = place;
      counts[at] = 1;
      next[term] = at + 1;
    });
    yield;
  }
  return { size, starts, places, counts, mostCounts: yield* greatestOf(counts, starts) };
}

/** The greatest of each list of counts, one list a step. */
export function* greatestOf(counts: Uint16Array, starts: Int32Array): Task<Uint16Array> {
  const greatest = new Uint16Array(starts.length - 1);
  for (let term = 0; term < greatest.length; term++) {
    for (let i = starts[term] ?? 0; i < (starts[term + 1] ?? 0); i++) {
      greatest[term] = Math.max(greatest[term] ?? 0, counts[i] ?? 0);
    }
    yield;
  }
  return greatest;
}
