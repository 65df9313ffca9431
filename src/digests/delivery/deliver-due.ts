import { ClaimQueue } from './claim-queue.ts';
import type { DeliveryContext } from './delivery-context.ts';
import { nextDue } from './ledger.ts';
import type { DeliveryScope, Publisher } from './publisher.ts';
import { DeliveryWorker } from './worker/delivery-worker.ts';
import type { AdvancedState } from './worker/outcomes.ts';

/** What came of one: the state it came to; `failing`: the store failed, or it could not be made. */
type DeliveryResult = AdvancedState | 'failing';

/** So many are on their way side by side. */
const CONCURRENCY = 10;
/** What is to be tried again within so long (ms), as when a platform asks to wait a little, is waited for. */
const SOON_MS = 15_000;

/**
 * Posts what is ready in one scope, and settles what is in doubt, until nothing is left to do now or soon, or the
 * signal ends it. Returns how many came to each state. Rejects when the store fails, or a digest cannot be made,
 * but not before all others are done.
 */
export async function deliverDue(
  context: DeliveryContext,
  scope: DeliveryScope,
  publisher: Publisher,
  ending: AbortSignal,
): Promise<ReadonlyMap<DeliveryResult, number>> {
  const counts = new Map<DeliveryResult, number>();
  const failures: unknown[] = [];
  const queue = new ClaimQueue(context, scope, ending);
  const workThrough = async () => {
    for (let next = await queue.next(); next; next = await queue.next()) {
      const { delivery, of, history } = next;
      const worker = new DeliveryWorker(context, publisher, history, ending);
      const work = ending.aborted ? worker.release(delivery) : worker.advance(delivery, of);
      // One that fails keeps its claim: when that has ended, it is tried again.
      const state = await work.catch((error: unknown): DeliveryResult => {
        failures.push(error);
        return 'failing';
      });
      queue.done(delivery);
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  };
  const resting = new AbortController();
  const renewing = queue.keepRenewing(resting.signal);
  do {
    const ends = await Promise.allSettled(Array.from({ length: CONCURRENCY }, workThrough));
    failures.push(...ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : [])));
  } while (counts.size > 0 && failures.length === 0 && (await isMoreSoon(context, scope, ending)));
  resting.abort();
  await renewing;
  if (failures.length > 0) throw failures[0];
  return counts;
}

/** Waits for what is to be tried again soon; false: nothing is, or the bot is ending. */
async function isMoreSoon(
  { store, now, wait }: DeliveryContext,
  scope: DeliveryScope,
  ending: AbortSignal,
): Promise<boolean> {
  const at = await nextDue(store, scope);
  const ms = at ? at.getTime() - now().getTime() : Number.POSITIVE_INFINITY;
  if (ending.aborted || ms > SOON_MS) return false;
  if (ms <= 0) return true;
  return wait(ms, ending).then(
    () => true,
    () => false,
  );
}
