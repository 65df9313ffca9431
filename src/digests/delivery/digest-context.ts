import type { Store } from '../../store/index.ts';
import type { DigestContext } from '../content/index.ts';
import { readShown } from '../content/index.ts';
import type { Subscription } from '../subscriptions/index.ts';
import { lastComposed } from './ledger.ts';

/** What a digest of a subscription is made for; `lateFrom`: the time that it was due at, where it is late. */
export async function digestContextFor(
  store: Store,
  of: Subscription,
  lateFrom: Date | null,
): Promise<DigestContext> {
  const { topics, lang, onlyWhenChanged, schedule, channelRef } = of;
  return {
    ...{ topics, lang, onlyWhenChanged, lateFrom },
    zone: schedule.zone,
    since: (await lastComposed(store, of.id)) ?? of.created,
    shown: await readShown(store, channelRef.platform, channelRef.channel),
  };
}
