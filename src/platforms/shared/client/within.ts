/** What work gives, or `otherwise` where `late` ends first. Rejects with what work rejects with before that. */
export function within<T, O>(
  work: Promise<T>,
  late: Promise<unknown>,
  otherwise: O,
): Promise<T | O> {
  const given = () => otherwise;
  return Promise.race([work, late.then(given, given)]);
}
