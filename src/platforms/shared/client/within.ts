/**
 * What work gives, or `otherwise` where `late` ends first. Rejects with what work rejects with before that. Where `late` is
 * a function, the wait begins only once work has taken longer than a turn of the event loop: most is done by then, and a
 * timer costs more than such work.
 */
export async function within<T, O>(
  work: Promise<T>,
  late: Promise<unknown> | (() => Promise<unknown>),
  otherwise: O,
): Promise<T | O> {
  const given = () => otherwise;
  if (typeof late !== 'function') return Promise.race([work, late.then(given, given)]);
  const quick = await Promise.race([work, aTurn()]);
  return quick === PENDING ? Promise.race([work, late().then(given, given)]) : (quick as T);
}

const PENDING = Symbol('the work goes on');
const aTurn = () => new Promise<typeof PENDING>((resolve) => setImmediate(resolve, PENDING));
