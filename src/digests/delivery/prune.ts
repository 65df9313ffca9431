import { setImmediate as others } from 'node:timers/promises';
import type { Store } from '../../store/index.ts';
import { opaqueLimit } from '../../store/index.ts';

/** So long (ms) ended deliveries are kept: a clock that is set back brings no slot again that is forgotten. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** Few at a time, so that nothing waits for it. */
const BATCH = 500;

/**
 * Deletes ended deliveries whose slot is older than 90 days, until none is left or the signal ends it; returns how
 * many. The last one that was sent stays as long as its subscription: the next digest begins there.
 */
export async function pruneLedger(store: Store, now: Date, ending: AbortSignal): Promise<number> {
  const database = await store.ready();
  let pruned = 0;
  while (!ending.aborted) {
    const deleted = await database
      .with('old', (all) =>
        all
          .selectFrom('delivery as each')
          .select(['subscription', 'slot'])
          .where('slot', '<', now.getTime() - KEPT_MS)
          .where('ready_at', 'is', null)
          .where(({ eb, not, and, exists, selectFrom }) => {
            const itself = selectFrom('subscription')
              .select('id')
              .whereRef('id', '=', 'each.subscription');
            const later = selectFrom('delivery as later')
              .select('later.slot')
              .whereRef('later.subscription', '=', 'each.subscription')
              .where('later.state', '=', 'sent')
              .whereRef('later.composed', '>', 'each.composed');
            return not(and([eb('state', '=', 'sent'), exists(itself), not(exists(later))]));
          })
          .orderBy('slot')
          .limit(opaqueLimit(all, BATCH))
          .$if(store.skipsLocked, (query) => query.forUpdate('each').skipLocked()),
      )
      .deleteFrom('delivery')
      .where((eb) =>
        eb(
          eb.refTuple('subscription', 'slot'),
          'in',
          eb
            .selectFrom('old')
            .select(['subscription', 'slot'])
            .limit(BATCH)
            .$asTuple('subscription', 'slot'),
        ),
      )
      .executeTakeFirst();
    const count = Number(deleted.numDeletedRows);
    pruned += count;
    if (count < BATCH) break;
    await others();
  }
  return pruned;
}
