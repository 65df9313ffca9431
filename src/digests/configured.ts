import type { Lang } from '../library/index.ts';
import type { Logger } from '../observability/index.ts';
import type { Store } from '../store/index.ts';
import type { Publisher } from './delivery/index.ts';
import type { Schedule } from './schedule/index.ts';
import {
  addSubscription,
  type ChannelRef,
  type NewSubscription,
  removeSubscription,
  resumeSubscription,
  type Subscription,
  type SubscriptionId,
  subscriptionsById,
} from './subscriptions/index.ts';

/** Digests that the environment asks for: DIGEST_CRON, and a channel of each platform. */
export type Configured = {
  readonly schedule: Schedule;
  readonly lang: Lang;
  readonly channels: Readonly<Partial<Record<ChannelRef['platform'], string>>>;
};

type Parts = {
  readonly store: Store;
  readonly configured: Configured | null;
  readonly log: Logger;
  readonly now: () => Date;
};

/** Removes the digest that the environment once asked for on a platform. Rejects when the store fails. */
export async function dropConfigured(
  { store, log }: Pick<Parts, 'store' | 'log'>,
  platform: ChannelRef['platform'],
): Promise<void> {
  if (await removeSubscription(store, idFor(platform))) {
    log.info({ platform }, 'the digest that DIGEST_CRON had set up is removed');
  }
}

const idFor = (platform: ChannelRef['platform']) => `env-${platform}` as SubscriptionId;

/**
 * Sees to it that a platform has the digest that the environment asks for, and none that it asked for before.
 * False where the platform does not answer: it is to be tried again. Rejects when the store fails.
 */
export async function keepConfigured(
  { store, configured, log, now }: Parts,
  platform: ChannelRef['platform'],
  publisher: Publisher,
): Promise<boolean> {
  const id = idFor(platform);
  const there = (await subscriptionsById(store, [id])).get(id);
  const channel = configured?.channels[platform];
  if (!configured || !channel) {
    if (there) await dropConfigured({ store, log }, platform);
    return true;
  }
  const name = `${platform.toUpperCase()}_DIGEST_CHANNEL_ID`;
  const channelRef = await publisher.resolveChannel(channel).catch(() => 'later' as const);
  if (channelRef === 'later') {
    log.warn(`${name}: the platform cannot be asked about it; next attempt in a minute`);
    return false;
  }
  if (!channelRef) {
    log.error(
      `${name} is ${channel}, a channel that the bot does not find, or that takes no messages (a forum or a category). Correct it, or invite the bot there`,
    );
    return true;
  }
  const { schedule, lang } = configured;
  const wanted = {
    id,
    channelRef,
    schedule,
    lang,
    topics: null,
    onlyWhenChanged: false,
    creator: null,
  };
  if (there && isSame(there, wanted)) {
    if (there.paused && there.paused !== 'requested') await resumeSubscription(store, id, now());
    return true;
  }
  if (there) await removeSubscription(store, id);
  await addSubscription(store, wanted, now());
  log.info({ ...channelRef, ...schedule }, 'a digest is set up by DIGEST_CRON');
  return true;
}

const isSame = (a: Subscription, b: NewSubscription) =>
  a.channelRef.channel === b.channelRef.channel &&
  a.schedule.cron === b.schedule.cron &&
  a.schedule.zone === b.schedule.zone &&
  a.lang === b.lang;
