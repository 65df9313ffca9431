import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import { RECONNECT_DELAY } from '../../shared/client/index.ts';

type Build = NonNullable<WebSocketOptions['buildStrategy']>;

/** A connection that lasted so long (ms) was a sound one: the next attempt is a first one again. */
const SOUND_MS = 60_000;
/** The first attempts come at once (discord.js itself leaves half a second), the next at ever longer intervals. */
const AT_ONCE = 3;

/**
 * For `ws.buildStrategy` of discord.js, which by itself connects again twice a second, for ever:
 * attempts that fail, and connections that break at once, come at ever longer intervals, so that the
 * 1,000 sessions that Discord grants a day last. `wait` waits so long (ms) or until `ending`; after
 * that nothing connects any more. `onClosed` is called for every connection that ends, and with which code.
 * Source: https://discord.com/developers/docs/events/gateway#session-start-limit-object
 */
export function reconnectSlowly(
  wait: (ms: number, ending: AbortSignal) => Promise<unknown>,
  now: () => Date,
  ending: AbortSignal,
  onClosed: (shard: number, code: number) => void,
): Build {
  const attempts = new Map<number, { count: number; at: number }>();
  const before = async (shard: number) => {
    const last = attempts.get(shard);
    const isSound = !last || now().getTime() - last.at > SOUND_MS;
    const count = isSound ? 0 : last.count + 1;
    const ms = Math.min(RECONNECT_DELAY.first * 2 ** (count - AT_ONCE), RECONNECT_DELAY.last);
    if (count >= AT_ONCE) await wait(ms, ending).catch(() => {});
    if (ending.aborted) await new Promise(() => {});
    attempts.set(shard, { count, at: now().getTime() });
  };
  return (manager) => {
    const connected = new Set<number>();
    // Its events are of an enumeration that discord.js does not pass on.
    type About = { readonly shardId: number; readonly code: number };
    const on = (event: 'hello' | 'closed', listener: (about: About) => void) =>
      manager.on(event as never, listener as never);
    on('hello', ({ shardId }) => connected.add(shardId));
    on('closed', ({ shardId, code }) => {
      connected.delete(shardId);
      if (!ending.aborted) onClosed(shardId, code);
    });
    // Asked for before every attempt; also while connected, when it must answer at once.
    const { retrieveSessionInfo } = manager.options;
    manager.options.retrieveSessionInfo = async (shard) => {
      if (!connected.has(shard)) await before(shard);
      return retrieveSessionInfo(shard);
    };
    return new SimpleShardingStrategy(manager);
  };
}
