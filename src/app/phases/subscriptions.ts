import type { SubscriptionService } from '../../digests/management/index.ts';
import type { Library } from '../../library/index.ts';
import type { Store } from '../../store/index.ts';
import type { Configuration } from './configuration.ts';

/** What keeps the subscriptions that people set up in chats. `onDue` is called when a digest is to go out now. */
export async function createSubscriptions(
  { config }: Configuration,
  needs: {
    readonly store: Store;
    readonly library: () => Library;
    readonly now: () => Date;
    readonly onDue: () => void;
  },
): Promise<SubscriptionService> {
  const { createSubscriptionService } = await import('../../digests/management/index.ts');
  return createSubscriptionService({
    ...needs,
    ...{ zone: config.digest.zone, publicUrl: config.publicUrl },
  });
}
