import {
  ActivityType,
  type ClientOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type PresenceData,
} from 'discord.js';
import { clip } from '../../shared/rendering/index.ts';
import { LIMITS } from '../rendering/index.ts';
import type { DiscordSettings } from './settings.ts';

/**
 * How discord.js is to connect. None of the intents is privileged: direct messages and messages that
 * mention the bot come with their text all the same. What the bot never reads is not cached.
 * Sources: https://discord.com/developers/docs/events/gateway#message-content-intent,
 * https://discordjs.guide/miscellaneous/cache-customization.html
 */
export function clientOptions(settings: DiscordSettings, asOf: string): ClientOptions {
  const { apiUrl, shards, shardIds } = settings;
  return {
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel], // a direct message may come in a channel that is not known yet
    makeCache: Options.cacheWithLimits({
      AutoModerationRuleManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: {
        maxSize: 0,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
    rest: { api: apiUrl },
    presence: presenceOf(asOf),
    ...(shards !== 'auto' && { shardCount: shards }),
    shards: shardIds ? [...shardIds] : shards === 'auto' ? 'auto' : all(shards),
  };
}

/** Shown below the bot's name: how old the briefs are. */
export function presenceOf(asOf: string): PresenceData {
  const state = clip(asOf, LIMITS.presence);
  return { activities: [{ type: ActivityType.Custom, name: 'Custom Status', state }] };
}

const all = (count: number) => Array.from({ length: count }, (_, id) => id);
