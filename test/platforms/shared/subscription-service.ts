import {
  createSubscriptionService,
  type SubscriptionServiceParts,
} from '../../../src/digests/management/subscription-service.ts';
import type { Zone } from '../../../src/digests/timezone/zone.ts';
import { openStore } from '../../../src/store/store.ts';
import { shipped } from '../../support/libraries.ts';

/** The subscription service of a bot with the shipped briefs, on a store that is gone with the test. */
export function subscriptionServiceFor(parts: Partial<SubscriptionServiceParts> = {}) {
  return createSubscriptionService({
    store: openStore('file::memory:'),
    library: () => shipped,
    now: () => new Date(),
    zone: 'UTC' as Zone,
    onDue: () => {},
    ...parts,
  });
}
