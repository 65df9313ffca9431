import { setTimeout as delay } from 'node:timers/promises';
import type { Desk } from './commands/desk.ts';
import type { Config } from './config.ts';
import type { Office } from './digest/office.ts';
import { LANGS, type Lang } from './library/schema.ts';
import type { Logger } from './ops/log.ts';
import type { DiscordBot } from './platform/discord/client.ts';
import type { SlackBot } from './platform/slack/client.ts';
import { openClaims } from './store/claims.ts';
import type { Ratings } from './store/counts.ts';
import { openLanguages } from './store/languages.ts';
import type { Store } from './store/store.ts';
import { tellTrouble } from './store/tell-trouble.ts';

/** What platforms are served with. */
type Served = {
  readonly config: Config;
  readonly desk: Desk;
  readonly ratings: Ratings;
  readonly office: Office;
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  /** Told that a platform's channels can be reached. */
  readonly onConnected: () => void;
};

const wait = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal });

/** Only with a token: without one, not even its code is loaded. */
export async function startDiscordIfWanted(served: Served): Promise<DiscordBot | null> {
  const { discord: settings, defaultLang } = served.config;
  if (!settings) return null;
  const { startDiscord } = await import('./platform/discord/client.ts');
  return startDiscord({ ...served, settings, defaultLang, wait });
}

/** The same for Slack. What the store cannot tell or keep is logged, and answered all the same. */
export async function startSlackIfWanted(served: Served): Promise<SlackBot | null> {
  const { store, log, now } = served;
  const { slack: settings, defaultLang } = served.config;
  if (!settings) return null;
  const { startSlack } = await import('./platform/slack/client.ts');
  const { claim } = openClaims(store, now);
  const kept = openLanguages(store, 'slack', LANGS);
  const orElse = <T>(work: Promise<T>, otherwise: T) =>
    work.catch((error: unknown) => {
      tellTrouble(store, error, (line) => log.error(line));
      return otherwise;
    });
  const claims = { claim: (key: string) => orElse(claim(key), true) };
  const languages = {
    languageOf: (person: string) => orElse(kept.languageOf(person), null),
    keepLanguage: (person: string, lang: Lang) =>
      orElse(kept.keepLanguage(person, lang), undefined),
    forgetLanguage: (person: string) => orElse(kept.forgetLanguage(person), undefined),
  };
  return startSlack({ ...served, settings, claims, languages, defaultLang, wait });
}
