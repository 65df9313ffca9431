import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { within } from '../../platforms/shared/client/index.ts';
import { SharedBudget } from '../../platforms/shared/digests/index.ts';
import type { ShareBudget, TakeStart } from '../../platforms/shared/platform/index.ts';
import {
  type AskerRates,
  type ConversationStates,
  openAskerRates,
  openConversations,
  openIdentifySlots,
  openSendingTokens,
  type Store,
} from '../../store/index.ts';
import { wait } from '../wait.ts';
import type { Configuration } from './configuration.ts';
import { orLogged } from './store.ts';

/** What copies of the bot that use one store know together for some minutes, and what they may send together. */
export type SharedState = {
  /** `recall` never rejects: null, it is not known now. */
  readonly conversations: Pick<ConversationStates, 'keep'> & {
    recall(names: readonly string[], now: Date): Promise<unknown[] | null>;
  };
  readonly askerRates: Pick<AskerRates, 'spend'>;
  readonly shareBudget: ShareBudget;
  readonly takeStart: TakeStart | null;
  close(): Promise<void>;
};

/** A question waits no longer (ms) for what other copies know of its conversation. */
const RECALL_MS = 250;

/** The shared state in the store. Where the store fails that is logged, and each copy knows what it knows itself. */
export function openSharedState(
  { config, log }: Configuration,
  store: Store,
  now: () => Date,
): SharedState {
  const tell = (error: unknown) => store.tell(error, (line) => log.error(line));
  const orElse = orLogged(store, log);
  const conversations = openConversations(store, wait, tell);
  const askerRates = openAskerRates(store, now, wait, tell);
  const holder = randomUUID();
  /** By name: a workspace that is served anew has a new one, and the one before ends by itself. */
  const budgets = new Map<string, SharedBudget>();
  const shared: ShareBudget = (name, perSecond, cede) => {
    const tokens = openSendingTokens(store, { name, perSecond, holder });
    const clock = () => performance.now();
    const budget = new SharedBudget({ ...{ tokens, cede, clock, wait }, onError: tell });
    budgets.set(name, budget);
    return budget;
  };
  const slots = openIdentifySlots(store);
  // A database that is away keeps nobody from Discord.
  const takeStart: TakeStart = (name, bucket) => orElse(slots.take(name, bucket), 0);
  const isShared = !config.databaseUrl.startsWith('file:');
  return {
    conversations: {
      keep: conversations.keep,
      recall(names, at) {
        const late = () => delay(RECALL_MS, undefined, { ref: false });
        return within(orElse<unknown[] | null>(conversations.recall(names, at), null), late, null);
      },
    },
    askerRates,
    shareBudget: isShared ? shared : alone,
    takeStart: isShared ? takeStart : null,
    async close() {
      await Promise.all([conversations, askerRates, ...budgets.values()].map((one) => one.close()));
    },
  };
}

/** A file is one machine's: its process sends all that there is. */
const alone: ShareBudget = (_, perSecond) => ({
  isShared: false,
  perSecond: () => perSecond,
});
