import type { WebSocketOptions } from 'discord.js';
import type { TakeStart } from '../../shared/platform/index.ts';

type Build = NonNullable<WebSocketOptions['buildIdentifyThrottler']>;

/** So long (ms) the shards of this process leave between two starts of a bucket, also while nobody can be asked. */
const APART_MS = 5500;

/**
 * For `ws.buildIdentifyThrottler` of discord.js, which by itself keeps to Discord's `max_concurrency` within one process
 * only: of the shards whose ids leave the same rest, one may identify in five seconds, whichever machine it runs on.
 * Source: https://docs.discord.com/developers/events/gateway#sharding-max-concurrency
 */
export function identifyTogether(
  takeStart: TakeStart,
  bot: string,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>,
): Build {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    /** When the next one of this process may start (by its own clock), by bucket. */
    const free = new Map<number, number>();
    return {
      async waitForIdentify(shard: number, signal: AbortSignal): Promise<void> {
        const bucket = shard % limit.max_concurrency;
        const now = performance.now();
        const at = Math.max(now, free.get(bucket) ?? now);
        free.set(bucket, at + APART_MS);
        if (at > now) await wait(at - now, signal);
        for (;;) {
          const ms = await takeStart(bot, bucket);
          if (ms === 0) return;
          await wait(ms, signal);
        }
      },
    };
  };
}
