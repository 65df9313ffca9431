import type { APIUser } from 'discord.js';
import { EVERYBODY } from '../state/permissions.ts';
import type { Guild, World } from '../state/world.ts';
import { channelObject } from './channel.ts';

/** Long ago: when everybody joined. */
const JOINED_AT = '2020-01-01T00:00:00.000000+00:00';

/** A guild as GET /guilds/:id shows it. */
export function guildObject(world: World, guild: Guild) {
  const { id, name, locale, ownerId } = guild;
  return {
    id,
    name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: rolesOf(world, guild),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** A guild as the gateway announces it: with what is in it. */
export function guildCreate(world: World, guild: Guild) {
  return {
    ...guildObject(world, guild),
    joined_at: JOINED_AT,
    large: false,
    unavailable: false,
    member_count: world.users.size + 1,
    voice_states: [],
    members: [memberObject(world.bot)],
    channels: channelsOf(world, guild.id),
    threads: channelsOf(world, guild.id, true),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export const channelsOf = (world: World, guildId: string, threads = false) =>
  [...world.channels.values()]
    .filter((channel) => channel.guildId === guildId && isThread(channel) === threads)
    // Discord names those that are going on.
    .filter(({ archived }) => !archived)
    .map((channel) => channelObject(world, channel));

const isThread = ({ type }: { readonly type: number }) => type === 11 || type === 12;

export const memberObject = (user: APIUser) => ({ ...memberWithoutUser(), user });

/** As messages carry it, whose author is named beside it. */
export const memberWithoutUser = () => ({
  avatar: null,
  banner: null,
  communication_disabled_until: null,
  flags: 0,
  joined_at: JOINED_AT,
  nick: null,
  pending: false,
  premium_since: null,
  roles: [],
  mute: false,
  deaf: false,
});

/** That of everybody, and where the bot is, the one that came with it. */
export const rolesOf = (world: World, guild: Guild) => {
  const managed = {
    ...everyoneRole(guild),
    id: guild.botRoleId,
    name: world.bot.username,
    position: 1,
    managed: true,
    tags: { bot_id: world.bot.id },
  };
  return [everyoneRole(guild), ...(guild.joined ? [managed] : [])];
};

export const everyoneRole = ({ id }: Guild) => ({
  id,
  name: '@everyone',
  permissions: String(EVERYBODY),
  position: 0,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});
