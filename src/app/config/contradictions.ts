import { type Environment, REMEDIES } from './environment.ts';
import { shardsOfPod } from './shards.ts';

/** What in the settings makes no sense together, with the remedy; null: all does. */
export const contradictionIn = (set: Environment, host: string): string | null =>
  ofSlack(set) ?? ofDiscord(set) ?? ofShards(set, host) ?? ofDigests(set);

/** Settings of Slack that only make sense together. */
function ofSlack(set: Environment): string | null {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (bot && !app && !secret) {
    return `SLACK_BOT_TOKEN alone does not let Slack reach the bot. Set SLACK_APP_TOKEN too to ${REMEDIES.SLACK_APP_TOKEN} (Socket Mode), or SLACK_SIGNING_SECRET to ${REMEDIES.SLACK_SIGNING_SECRET} (HTTP).`;
  }
  if (bot || (!app && !secret)) return null;
  const name = app ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  return `${name} is set, but SLACK_BOT_TOKEN is not. Set SLACK_BOT_TOKEN to ${REMEDIES.SLACK_BOT_TOKEN}, or remove ${name}.`;
}

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
function ofDigests(set: Environment): string | null {
  const { DISCORD_DIGEST_CHANNEL_ID: discord, SLACK_DIGEST_CHANNEL_ID: slack } = set;
  if (set.DIGEST_CRON && !discord && !slack) {
    return `DIGEST_CRON is set, but no channel is. Set DISCORD_DIGEST_CHANNEL_ID to ${REMEDIES.DISCORD_DIGEST_CHANNEL_ID}, or SLACK_DIGEST_CHANNEL_ID to ${REMEDIES.SLACK_DIGEST_CHANNEL_ID}, or remove DIGEST_CRON.`;
  }
  const idle = discord ? 'DISCORD_DIGEST_CHANNEL_ID' : slack ? 'SLACK_DIGEST_CHANNEL_ID' : null;
  if (idle && !set.DIGEST_CRON) {
    return `${idle} is set, but DIGEST_CRON is not. Set DIGEST_CRON to ${REMEDIES.DIGEST_CRON}, or remove ${idle}.`;
  }
  if (discord && !set.DISCORD_TOKEN) {
    return `DISCORD_DIGEST_CHANNEL_ID is set, but DISCORD_TOKEN is not. Set DISCORD_TOKEN to ${REMEDIES.DISCORD_TOKEN}, or remove DISCORD_DIGEST_CHANNEL_ID.`;
  }
  if (slack && !set.SLACK_BOT_TOKEN) {
    return `SLACK_DIGEST_CHANNEL_ID is set, but SLACK_BOT_TOKEN is not. Set SLACK_BOT_TOKEN to ${REMEDIES.SLACK_BOT_TOKEN}, or remove SLACK_DIGEST_CHANNEL_ID.`;
  }
  return null;
}
