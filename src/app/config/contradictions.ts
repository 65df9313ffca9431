import { type Environment, REMEDIES } from './environment.ts';
import { shardsOfPod } from './shards.ts';

/** What in the settings makes no sense together, a line each with the remedy. */
export const contradictionsIn = (set: Environment, host: string): string[] =>
  [
    ...(isForMany(set) ? ofManyWorkspaces(set) : [ofOneWorkspace(set)]),
    ofDiscord(set),
    ofShards(set, host),
    ...ofDigests(set),
    ofHealth(set),
  ].filter((line) => line !== null);

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
/** What an app that many workspaces install needs. */
const NEEDED = [...OAUTH, 'SLACK_SIGNING_SECRET', 'ENCRYPTION_KEY'] as const;

/** Whether the settings are for an app that many workspaces install. */
const isForMany = (set: Environment) => OAUTH.some((name) => set[name]);

/** Settings of Slack that only make sense together, where many workspaces install the app. */
function ofManyWorkspaces(set: Environment): string[] {
  const given = OAUTH.find((name) => set[name]);
  const lines: string[] = [];
  if (set.SLACK_BOT_TOKEN) {
    lines.push(
      `SLACK_BOT_TOKEN is set beside ${given}: the one is of one workspace, the other of an app that many install. Remove SLACK_BOT_TOKEN (its workspace installs the app at /slack/install then, and keeps its digests), or remove ${OAUTH.join(', ')}.`,
    );
  }
  if (set.SLACK_APP_TOKEN) {
    lines.push(
      `SLACK_APP_TOKEN is set beside ${given}: an app that many workspaces install is served over HTTP, as Slack takes none with Socket Mode into its Marketplace. Remove SLACK_APP_TOKEN, and print the manifest with --distributed.`,
    );
  }
  for (const missing of NEEDED.filter((name) => !set[name])) {
    lines.push(
      `${given} is set, but ${missing} is not, which an app that many workspaces install needs. Set ${missing} to ${REMEDIES[missing]}, or remove ${OAUTH.join(', ')}.`,
    );
  }
  if (set.SLACK_DIGEST_CHANNEL_ID) {
    lines.push(
      `SLACK_DIGEST_CHANNEL_ID is set beside ${given}: it does not say in which workspace. Remove it, and set the digest up there with /digest.`,
    );
  }
  return lines;
}

/** The same where the app belongs to one workspace. */
function ofOneWorkspace(set: Environment): string | null {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (bot && !app && !secret) {
    return `SLACK_BOT_TOKEN alone does not let Slack reach the bot. Set SLACK_APP_TOKEN too to ${REMEDIES.SLACK_APP_TOKEN} (Socket Mode), or SLACK_SIGNING_SECRET to ${REMEDIES.SLACK_SIGNING_SECRET} (HTTP).`;
  }
  if (bot || (!app && !secret)) return null;
  const name = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  return `${name} is set, but SLACK_BOT_TOKEN is not. Set SLACK_BOT_TOKEN to ${REMEDIES.SLACK_BOT_TOKEN}, or remove ${name}.`;
}

/** A port cannot be had twice, and metrics for others need one that others may ask. */
function ofHealth(set: Environment): string | null {
  const { HEALTH_METRICS: metrics, HEALTH_PORT: port } = set;
  if (port !== undefined && port !== 0 && port === set.PORT && meets(set.HOST, set.HEALTH_HOST)) {
    return `HEALTH_PORT is ${port}, and so is PORT, where /healthz and /readyz are served in any case. Set HEALTH_PORT to another port, or remove it.`;
  }
  if (metrics === '0' || port !== undefined) return null;
  return `HEALTH_METRICS is set, but HEALTH_PORT is not. Set HEALTH_PORT to ${REMEDIES.HEALTH_PORT}, or remove HEALTH_METRICS.`;
}

const ANYWHERE: readonly string[] = ['0.0.0.0', '::'];

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** Whether two hosts cannot have one port; what localhost is differs by machine. */
const meets = (one: string, other: string) =>
  one === other ||
  [one, other].some((host) => ANYWHERE.includes(host)) ||
  ([one, other].includes('localhost') && [one, other].every((host) => LOOPBACK.includes(host)));

/** Discord itself is no proxy, and asks those who send too much to wait. */
function ofDiscord(set: Environment): string | null {
  const isDiscords = new URL(set.DISCORD_API_URL).host === 'discord.com';
  if (set.DISCORD_PROXY_LIMITS === '0' || !isDiscords) return null;
  return 'DISCORD_PROXY_LIMITS is 1, but DISCORD_API_URL is Discord itself. Set DISCORD_API_URL to the address of your proxy, or remove DISCORD_PROXY_LIMITS.';
}

/** The pods of a StatefulSet are numbered in their host names. */
function ofShards({ DISCORD_SHARDS: shards }: Environment, host: string): string | null {
  if (!('perPod' in shards) || shardsOfPod(shards, host)) return null;
  return `DISCORD_SHARDS is for the pods of a StatefulSet, but this host, ${host}, has no number at its end for which shards are left. Name them, such as 0,1/4, or run as many replicas as it takes.`;
}

/** Settings of digests that only make sense together. */
function ofDigests(set: Environment): string[] {
  const lines: string[] = [];
  const { DISCORD_DIGEST_CHANNEL_ID: discord, SLACK_DIGEST_CHANNEL_ID: slack } = set;
  if (set.DIGEST_CRON && !discord && !slack) {
    lines.push(
      `DIGEST_CRON is set, but no channel is. Set DISCORD_DIGEST_CHANNEL_ID to ${REMEDIES.DISCORD_DIGEST_CHANNEL_ID}, or SLACK_DIGEST_CHANNEL_ID to ${REMEDIES.SLACK_DIGEST_CHANNEL_ID}, or remove DIGEST_CRON.`,
    );
  }
  const idle = discord ? 'DISCORD_DIGEST_CHANNEL_ID' : slack ? 'SLACK_DIGEST_CHANNEL_ID' : null;
  if (idle && !set.DIGEST_CRON) {
    lines.push(
      `${idle} is set, but DIGEST_CRON is not. Set DIGEST_CRON to ${REMEDIES.DIGEST_CRON}, or remove ${idle}.`,
    );
  }
  if (discord && !set.DISCORD_TOKEN) {
    lines.push(
      `DISCORD_DIGEST_CHANNEL_ID is set, but DISCORD_TOKEN is not. Set DISCORD_TOKEN to ${REMEDIES.DISCORD_TOKEN}, or remove DISCORD_DIGEST_CHANNEL_ID.`,
    );
  }
  if (slack && !set.SLACK_BOT_TOKEN && !isForMany(set)) {
    lines.push(
      `SLACK_DIGEST_CHANNEL_ID is set, but SLACK_BOT_TOKEN is not. Set SLACK_BOT_TOKEN to ${REMEDIES.SLACK_BOT_TOKEN}, or remove SLACK_DIGEST_CHANNEL_ID.`,
    );
  }
  return lines;
}
