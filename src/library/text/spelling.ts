/**
 * The edit distance of two words: letters changed, left out, added, or two
 * neighbours swapped (optimal string alignment). Counts code points, so a Japanese character is one.
 * Of more than `most` it only tells that they are more.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const from = isBasic(a) ? a : [...a];
  const to = isBasic(b) ? b : [...b];
  const width = to.length + 1;
  if (ROWS.length < 3 * width) ROWS = new Int32Array(6 * width);
  const rows = ROWS;
  let beforeLast = 0;
  let last = width;
  let row = 2 * width;
  for (let j = 0; j < width; j++) rows[last + j] = j;
  let fewestBefore = 0;
  for (let i = 1; i <= from.length; i++) {
    rows[row] = i;
    let fewest = i;
    for (let j = 1; j < width; j++) {
      const same = from[i - 1] === to[j - 1];
      let edits = Math.min(
        (rows[last + j] ?? 0) + 1,
        (rows[row + j - 1] ?? 0) + 1,
        (rows[last + j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        edits = Math.min(edits, (rows[beforeLast + j - 2] ?? 0) + 1);
      }
      rows[row + j] = edits;
      if (edits < fewest) fewest = edits;
    }
    // A swap looks two rows back, so both must be beyond hope.
    if (fewest > most && fewestBefore > most) return fewest;
    fewestBefore = fewest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return rows[last + to.length] ?? 0;
}

/** Three rows of the table of edits, used by one comparison after another. */
let ROWS = new Int32Array(300);

/** Whether every code unit of a text is a character: no surrogates. */
const isBasic = (text: string) => !/[\ud800-\udfff]/.test(text);

/** The candidate with the fewest slips from a word, if that is at most a third of its length. */
export function closest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Math.ceil(word.length / 3) + 1;
  for (const candidate of candidates) {
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}
