/**
 * What went wrong, as text for the log, whatever was thrown. What may hold words of people is left out: a parser quotes
 * its input, and of what is no error nobody knows where it comes from.
 */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof SyntaxError) return thrown.name;
  if (thrown instanceof Error) return String(thrown.message) || thrown.name;
  return `a thrown ${thrown === null ? 'null' : typeof thrown}`;
}

/** No more causes than this are looked at: an error may be its own cause. */
const MOST_CAUSES = 8;

/** An error, what caused it, and so on; nothing where it is no error. */
export function causesOf(thrown: unknown): Error[] {
  const causes: Error[] = [];
  for (let one = thrown; one instanceof Error && causes.length < MOST_CAUSES; one = one.cause) {
    causes.push(one);
  }
  return causes;
}
