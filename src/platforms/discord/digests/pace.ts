import type { RESTOptions } from 'discord.js';
import { SendRateLimiter } from '../../shared/digests/index.ts';
import type { ShareBudget } from '../../shared/platform/index.ts';
import type { DiscordSettings } from '../client/index.ts';
import { LIMITS } from '../rendering/index.ts';

type MakeRequest = NonNullable<RESTOptions['makeRequest']>;

/** How fast a bot sends to Discord. */
export type Pace = {
  /** Whose turns digests take. */
  readonly rateLimiter: SendRateLimiter;
  /** Makes all other requests: where processes share a budget, these count as well. */
  readonly paced: (makeRequest: MakeRequest) => MakeRequest;
};

/** A proxy that keeps Discord's limits for all who use it needs no other pace. */
const UNLIMITED = { isShared: false, perSecond: () => 1000 };
/** Somebody waits for the other requests: so long (ms) at most for their turn. */
const PATIENCE_MS = 1000;

/** The pace of a bot, alone or together with the other processes that have its token. */
export function paceOf(
  { hasLimitingProxy, token }: DiscordSettings,
  shareBudget: ShareBudget,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>,
): Pace {
  const { requestsPerSecond, postsPerSecond } = LIMITS;
  const budget = hasLimitingProxy
    ? UNLIMITED
    : shareBudget(`discord:${token}`, requestsPerSecond, (...of) => rateLimiter.cede(...of));
  const rateLimiter: SendRateLimiter = new SendRateLimiter({
    perSecond: () => (budget.isShared || hasLimitingProxy ? budget.perSecond() : postsPerSecond),
    perChannelMs: 0,
    clock: () => performance.now(),
    wait,
  });
  return {
    rateLimiter,
    paced: (makeRequest) => {
      if (!budget.isShared) return makeRequest;
      return async (url, init) => {
        // Answers to interactions have a token of their own, and no limit.
        const { headers } = init as { headers?: Record<string, string> };
        if (!new Headers(headers).has('authorization')) return makeRequest(url, init);
        const end = await rateLimiter.ahead(AbortSignal.timeout(PATIENCE_MS));
        return makeRequest(url, init).finally(end);
      };
    },
  };
}
