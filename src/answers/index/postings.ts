import type { Task } from '../tasks/index.ts';
import type { Line, LineToken, Postings } from './types.ts';

/** A term in so many lines of a place counts half as much as one in very many (as k1 in BM25). */
const SATURATION = 3;

/** Per term, the places (numbered as given) whose lines have it, one place a step. */
export function* postingsOf(
  places: readonly (readonly Pick<Line, 'tokens'>[])[],
  terms: number,
): Task<Postings[]> {
  const found: number[][] = Array.from({ length: terms }, () => []);
  const lines: number[][] = Array.from({ length: terms }, () => []);
  const note = (term: number, place: number) => {
    const known = found[term] ?? [];
    const counts = lines[term] ?? [];
    const last = known.length - 1;
    if (known[last] === place) counts[last] = (counts[last] ?? 0) + 1;
    else {
      known.push(place);
      counts.push(1);
    }
  };
  for (const [place, at] of places.entries()) {
    for (const { tokens } of at) {
      for (const { own, meanings } of tokens) {
        for (const term of own) note(term, place);
        for (const term of meanings) note(term, place);
      }
    }
    yield;
  }
  return found.map((known, term) => ({
    places: Int32Array.from(known),
    saturation: Float64Array.from(lines[term] ?? [], (count) => count / (count + SATURATION)),
  }));
}

/** Per term, the ids of the tokens that have it. */
export function tokensByTerm(tokens: Iterable<LineToken>, terms: number): Int32Array[] {
  const ids: number[][] = Array.from({ length: terms }, () => []);
  for (const { id, own, meanings } of tokens) {
    for (const term of own) ids[term]?.push(id);
    for (const term of meanings) ids[term]?.push(id);
  }
  return ids.map((known) => Int32Array.from(known));
}
