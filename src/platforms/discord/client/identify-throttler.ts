import type { WebSocketOptions } from 'discord.js';
import type { TakeStart } from '../../shared/platform/index.ts';

type Build = NonNullable<WebSocketOptions['buildIdentifyThrottler']>;

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
    return {
      async waitForIdentify(shard: number, signal: AbortSignal): Promise<void> {
        const bucket = shard % limit.max_concurrency;
        for (;;) {
          const ms = await takeStart(bot, bucket);
          if (ms === 0) return;
          await wait(ms, signal);
        }
      },
    };
  };
}
