import { ClaimQueue } from './claim-queue.ts';
import { Courier, type Workshop } from './courier.ts';
import type { Deliver } from './deliver.ts';
import type { Place } from './subscriptions.ts';

/** So many are on their way side by side. */
const ABREAST = 10;

/**
 * Posts what is ready on one platform, and settles what is in doubt, until nothing is left to do now or the
 * signal ends it. Returns how many came to each state. Rejects when the store fails, or a digest cannot be made,
 * but not before all others are done.
 */
export async function deliverDue(
  workshop: Workshop,
  platform: Place['platform'],
  deliver: Deliver,
  ending: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const failures: unknown[] = [];
  const queue = new ClaimQueue(workshop, platform, ending);
  const lane = async () => {
    for (let next = await queue.next(); next; next = await queue.next()) {
      const { delivery, of, history } = next;
      const courier = new Courier(workshop, deliver, history, ending);
      const work = ending.aborted ? courier.release(delivery) : courier.advance(delivery, of);
      // One that fails keeps its claim: when that has ended, it is tried again.
      const state = await work.catch((error: unknown) => {
        failures.push(error);
        return 'failing';
      });
      queue.done(delivery);
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  };
  const resting = new AbortController();
  const renewing = queue.keepRenewing(resting.signal);
  const ends = await Promise.allSettled(Array.from({ length: ABREAST }, lane));
  resting.abort();
  await renewing;
  failures.push(...ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : [])));
  if (failures.length > 0) throw failures[0];
  return counts;
}
