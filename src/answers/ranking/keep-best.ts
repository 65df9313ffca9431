/** Puts a value into a list of the best, best first, of which so many are kept. */
export function keepBest(best: number[], value: number, most: number): void {
  let at = best.length < most ? best.length : most - 1;
  if (at < best.length && value <= (best[at] ?? 0)) return;
  for (; at > 0 && value > (best[at - 1] ?? 0); at--) best[at] = best[at - 1] ?? 0;
  best[at] = value;
}
