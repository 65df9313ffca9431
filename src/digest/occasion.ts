import type { Store } from '../store/store.ts';
import type { Occasion } from './compose.ts';
import { lastComposed } from './ledger.ts';
import { readShown } from './rotation.ts';
import type { Subscription } from './subscriptions.ts';

/** What a digest of a subscription is made for; `lateFrom`: the time that it was due at, where it is late. */
export async function occasionFor(
  store: Store,
  of: Subscription,
  lateFrom: Date | null,
): Promise<Occasion> {
  const { topics, lang, onlyWhenChanged, schedule, place } = of;
  return {
    ...{ topics, lang, onlyWhenChanged, lateFrom },
    zone: schedule.zone,
    since: (await lastComposed(store, of.id)) ?? of.created,
    shown: await readShown(store, place.platform, place.channel),
  };
}
