import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LANGS, type Lang } from '../../library/index.ts';
import type { Chat, Logger } from '../../observability/index.ts';
import { within } from '../../platforms/shared/client/index.ts';
import type { ChatParts, Platform } from '../../platforms/shared/platform/index.ts';
import type { Store } from '../../store/index.ts';
import {
  forgetInstallation,
  type IdempotencyKeys,
  keyringOf,
  openIdempotencyKeys,
  openInstallations,
  openLanguages,
} from '../../store/index.ts';
import { type Config, defaultLangFor } from '../config/index.ts';
import { countedCommands, countedDigests } from '../counted.ts';
import { wait } from '../wait.ts';
import type { Configuration } from './configuration.ts';
import { orLogged } from './store.ts';

/** What chat platforms are made from. */
type ChatNeeds = Omit<ChatParts, 'claims' | 'log' | 'defaultLang' | 'wait'> & {
  readonly store: Store;
};

/** Makes a platform of what the settings hold for it; null where they hold no token. */
type Load = (config: Config, parts: ChatParts, store: Store) => Promise<Platform | null>;

const loadDiscord: Load = async ({ discord: settings }, parts) => {
  if (!settings) return null;
  const { DiscordBot } = await import('../../platforms/discord/index.ts');
  return new DiscordBot({ ...counted(parts, 'discord'), settings });
};

const loadSlack: Load = async ({ slack: settings }, parts, store) => {
  if (!settings) return null;
  const { SlackBot } = await import('../../platforms/slack/index.ts');
  const languages = languagesIn(store, parts.log);
  return new SlackBot({ ...counted(parts, 'slack'), settings, languages });
};

/** The same parts; what people ask for is counted as asked on that platform. */
const counted = (parts: ChatParts, platform: Chat): ChatParts => ({
  ...parts,
  commandService: countedCommands(parts.commandService, platform),
  subscriptionService: countedDigests(parts.subscriptionService, platform),
});

const loadSlackApp: Load = async ({ slackApp: settings, encryptionKey }, parts, store) => {
  if (!settings || encryptionKey === null) return null;
  const { SlackApp } = await import('../../platforms/slack/index.ts');
  return new SlackApp({
    ...{ ...counted(parts, 'slack'), settings, holder: randomUUID() },
    languages: languagesIn(store, parts.log),
    installations: openInstallations(store, keyringOf(encryptionKey)),
    stateKeys: openIdempotencyKeys(store, parts.now),
    forget: (installation) => forgetInstallation(store, installation),
    tell: (error) => store.tell(error, (line) => parts.log.error(`Slack: ${line}`)),
  });
};

/** The code of a platform is loaded when its turn comes, and without a token never. */
const LOADERS: readonly Load[] = [loadDiscord, loadSlack, loadSlackApp];

/** Starts the chat platforms that have a token, one after the other, and hands each over when it has been. */
export async function startChatPlatforms(
  { config, log }: Configuration,
  { store, ...needs }: ChatNeeds,
  onStarted: (platform: Platform) => void,
): Promise<void> {
  const claims = idempotencyKeysIn(store, log, needs.now);
  const defaultLang = defaultLangFor(config, needs.commandService.library());
  const parts = { ...needs, claims, log, defaultLang, wait };
  for (const load of LOADERS) {
    const platform = await load(config, parts, store);
    if (!platform) continue;
    await platform.start();
    onStarted(platform);
  }
}

/** An answer does not wait longer (ms) for a store that is away: it is given, perhaps twice. */
const PATIENCE_MS = 1000;

/** The idempotency keys of the store. Where it fails that is logged, and the caller goes ahead. */
function idempotencyKeysIn(store: Store, log: Logger, now: () => Date): IdempotencyKeys {
  const { claim, release } = openIdempotencyKeys(store, now);
  const orElse = orLogged(store, log);
  const soon = <T>(work: Promise<T>, otherwise: T) =>
    within(orElse(work, otherwise), () => delay(PATIENCE_MS, null, { ref: false }), otherwise);
  return {
    claim: (key) => soon(claim(key), true),
    release: (key) => soon(release(key), undefined),
  };
}

/** The languages that people have chosen. Where the store fails that is logged. */
function languagesIn(store: Store, log: Logger) {
  const kept = openLanguages(store, 'slack', LANGS);
  const orElse = orLogged(store, log);
  return {
    languageOf: (person: string) =>
      orElse<Lang | null | 'unknown'>(kept.languageOf(person), 'unknown'),
    keepLanguage: (person: string, lang: Lang) =>
      orElse(kept.keepLanguage(person, lang), undefined),
    forgetLanguage: (person: string) => orElse(kept.forgetLanguage(person), undefined),
  };
}
