import { setTimeout as delay } from 'node:timers/promises';
import type { CommandService } from '../commands/index.ts';
import type { SubscriptionService } from '../digests/management/index.ts';
import { LANGS, type Lang } from '../library/index.ts';
import type { Logger } from '../observability/index.ts';
import type { DiscordBot } from '../platforms/discord/index.ts';
import { within } from '../platforms/shared/client/index.ts';
import type { SlackBot } from '../platforms/slack/index.ts';
import type { Ratings, Store } from '../store/index.ts';
import { type IdempotencyKeys, openIdempotencyKeys, openLanguages } from '../store/index.ts';
import type { Config } from './config/index.ts';

/** What platforms are served with. */
type Served = {
  readonly config: Config;
  readonly commandService: CommandService;
  readonly ratings: Ratings;
  readonly subscriptionService: SubscriptionService;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  /** Told that a platform's channels can be reached. */
  readonly onConnected: () => void;
};

/** Waits so long (ms); rejects when the signal comes. */
export const wait = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal });

/** An answer does not wait longer (ms) for a store that is away: it is given, perhaps twice. */
const PATIENCE_MS = 1000;

/** The claims of the store. What it cannot tell or keep is logged, and the caller goes first. */
function claimsIn({ store, log, now }: Served): IdempotencyKeys {
  const { claim, release } = openIdempotencyKeys(store, now);
  const orElse = orLogged(store, log);
  const soon = <T>(work: Promise<T>, otherwise: T) =>
    within(orElse(work, otherwise), delay(PATIENCE_MS, otherwise, { ref: false }), otherwise);
  return {
    claim: (key) => soon(claim(key), true),
    release: (key) => soon(release(key), undefined),
  };
}

const orLogged =
  (store: Store, log: Logger) =>
  <T>(work: Promise<T>, otherwise: T) =>
    work.catch((error: unknown) => {
      store.tell(error, (line) => log.error(line));
      return otherwise;
    });

/** Only with a token: without one, not even its code is loaded. */
export async function startDiscordIfWanted(served: Served): Promise<DiscordBot | null> {
  const { discord: settings, defaultLang } = served.config;
  if (!settings) return null;
  const { startDiscord } = await import('../platforms/discord/index.ts');
  return startDiscord({ ...served, settings, claims: claimsIn(served), defaultLang, wait });
}

/** The same for Slack. What the store cannot tell or keep is logged, and answered all the same. */
export async function startSlackIfWanted(served: Served): Promise<SlackBot | null> {
  const { store, log } = served;
  const { slack: settings, defaultLang } = served.config;
  if (!settings) return null;
  const { startSlack } = await import('../platforms/slack/index.ts');
  const kept = openLanguages(store, 'slack', LANGS);
  const orElse = orLogged(store, log);
  const languages = {
    languageOf: (person: string) => orElse(kept.languageOf(person), null),
    keepLanguage: (person: string, lang: Lang) =>
      orElse(kept.keepLanguage(person, lang), undefined),
    forgetLanguage: (person: string) => orElse(kept.forgetLanguage(person), undefined),
  };
  const claims = claimsIn(served);
  return startSlack({ ...served, settings, claims, languages, defaultLang, wait });
}
