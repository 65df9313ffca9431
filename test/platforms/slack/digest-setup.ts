import type {
  SubscriptionService,
  SubscriptionServiceParts,
} from '../../../src/digests/management/subscription-service.ts';
import type { Subscription } from '../../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../../src/digests/timezone/zone.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import type { Channel, Person } from '../../peers/slack/state/world.ts';
import type { Input } from '../../peers/slack/users/actions.ts';
import { subscriptionServiceFor } from '../shared/subscription-service.ts';

/** A Monday, before nine in Tokyo. */
export const NOW = new Date('2026-11-22T23:30:00Z');

/** A subscription service of a certain day, whose clock goes on whenever it is read. */
export function subscriptionServiceOn(
  parts: Partial<SubscriptionServiceParts> = {},
): SubscriptionService {
  let ms = NOW.getTime();
  return subscriptionServiceFor({
    now: () => new Date(ms++),
    zone: 'Europe/Paris' as Zone,
    ...parts,
  });
}

/** What there is in this workspace. */
export const digestsIn = (
  subscriptionService: SubscriptionService,
  slack: SlackPeer,
): Promise<readonly Subscription[]> =>
  subscriptionService.all({ platform: 'slack', server: slack.world.team.id });

/** Somebody sets up a digest by the form; gives the window that says so. */
export async function setUp(
  slack: SlackPeer,
  user: Person,
  where: Channel,
  inputs: Readonly<Record<string, Input>> = {},
) {
  const form = await slack.runCommand('/digest', '', { user, where }).view();
  return slack.submit(form, inputs).updatedView();
}

/** A wait of so many ms that a test ends; all other waits last until the bot stops. */
export function manualTimeout(ofMs: number) {
  let over = Promise.withResolvers<void>();
  const wait = (ms: number, signal: AbortSignal) =>
    ms === ofMs
      ? over.promise
      : new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const end = () => {
    over.resolve();
    over = Promise.withResolvers<void>();
  };
  return { wait, end };
}

/** Waits that no test ends: a machine that is busy is no matter of these tests. */
export const { wait: waitUntilStopped } = manualTimeout(0);

/** A store that answers only when a test lets it. */
export function slowStore(store: Store = openStore('file::memory:')) {
  const asked = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  return {
    store: {
      ...store,
      async ready() {
        asked.resolve();
        await going.promise;
        return store.ready();
      },
    },
    asked: asked.promise,
    answer: going.resolve,
  };
}
