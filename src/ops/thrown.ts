/** What went wrong, as text, whatever was thrown: also where it is no error. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : String(thrown);
  } catch {
    return 'something that cannot be shown'; // an object without a prototype, say
  }
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
