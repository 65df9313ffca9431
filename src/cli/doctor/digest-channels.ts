import type { Config } from '../../app/config/index.ts';
import { allSubscriptions } from '../../digests/subscriptions/index.ts';
import type { DigestChannel } from '../../platforms/shared/doctor/index.ts';
import { openStore } from '../../store/index.ts';

/** So many channels are looked at, the oldest digests first. */
const MOST = 50;

/**
 * Where digests are to be posted: as DIGEST_CRON has it, and as people set them up. A database that fails has none; it
 * is told of where the database is checked.
 */
export async function digestChannels(
  config: Config,
): Promise<Record<'discord' | 'slack', DigestChannel[]>> {
  const found: Record<'discord' | 'slack', DigestChannel[]> = { discord: [], slack: [] };
  const add = (platform: 'discord' | 'slack', one: DigestChannel) => {
    const known = found[platform];
    if (known.length < MOST && !known.some(({ channel }) => channel === one.channel)) {
      known.push(one);
    }
  };
  for (const platform of ['discord', 'slack'] as const) {
    const channel = config.digest.channels[platform];
    const from = `${platform.toUpperCase()}_DIGEST_CHANNEL_ID`;
    if (channel) add(platform, { server: null, channel, from });
  }
  for (const { channelRef, paused } of await stored(config)) {
    const { platform, server, channel } = channelRef;
    if (!paused) add(platform, { server, channel, from: 'the channel of a digest (/digest)' });
  }
  return found;
}

async function stored({ databaseUrl }: Config) {
  try {
    const store = openStore(databaseUrl);
    try {
      return (await allSubscriptions(store, MOST)).subscriptions;
    } finally {
      await store.close();
    }
  } catch {
    return [];
  }
}
