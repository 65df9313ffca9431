import { Courier, type Workshop } from './courier.ts';
import type { Deliver } from './deliver.ts';
import { type History, readHistory } from './history.ts';
import { claimReady } from './ledger.ts';
import { type Place, subscriptionsById } from './subscriptions.ts';

/** So many are claimed at once, and so many of them are on their way side by side. */
const BATCH = 100;
const ABREAST = 10;

/**
 * Posts what is ready on one platform, and settles what is in doubt, until nothing is left to do now or the
 * signal ends it. Returns how many came to each state.
 */
export async function deliverDue(
  workshop: Workshop,
  platform: Place['platform'],
  deliver: Deliver,
  ending: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const { store, claimant, log } = workshop;
  const counts = new Map<string, number>();
  let history: History | null = null;
  while (!ending.aborted) {
    const batch = await claimReady(store, platform, claimant, BATCH);
    if (batch.length === 0) break;
    log.debug({ platform, count: batch.length }, 'digests claimed');
    history ??= await readHistory(store);
    const subscriptions = await subscriptionsById(
      store,
      batch.map((each) => each.subscription),
    );
    const courier = new Courier(workshop, deliver, history, ending);
    const waiting = batch.values();
    const lane = async () => {
      for (const each of waiting) {
        const state = ending.aborted
          ? await courier.release(each)
          : await courier.advance(each, subscriptions.get(each.subscription));
        counts.set(state, (counts.get(state) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, lane));
    log.debug({ platform, ...Object.fromEntries(counts) }, 'digests so far');
  }
  return counts;
}
