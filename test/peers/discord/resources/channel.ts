import { EVERYBODY } from '../state/permissions.ts';
import type { Channel, World } from '../state/world.ts';

/** A channel as GET /channels/:id and GUILD_CREATE show it. */
export function channelObject(world: World, channel: Channel) {
  const { id, type, guildId, name, denied, allowed = new Map() } = channel;
  const shared = { id, type, flags: 0, last_message_id: world.lastMessages.get(id) ?? null };
  if (guildId === null) return { ...shared, recipients: recipientsOf(world, channel) };
  if (type === 11 || type === 12) return { ...shared, ...threadFields(world, channel) };
  const denial = { id: world.bot.id, type: 1, allow: '0', deny: String(denied) };
  return {
    ...shared,
    guild_id: guildId,
    name,
    parent_id: null,
    rate_limit_per_user: 0,
    topic: null,
    position: 0,
    permission_overwrites: [
      ...(denied === 0n ? [] : [denial]),
      ...Array.from(allowed, ([person, bits]) => ({
        ...{ id: person, type: 1, allow: String(bits), deny: '0' },
      })),
    ],
    nsfw: false,
  };
}

const OPENED_AT = '2025-01-01T00:00:00.000000+00:00';

const threadFields = (
  world: World,
  { guildId, parentId, name, archived = false, locked = false }: Channel,
) => ({
  guild_id: guildId,
  parent_id: parentId,
  name,
  owner_id: world.bot.id,
  rate_limit_per_user: 0,
  message_count: 0,
  member_count: 1,
  total_message_sent: 0,
  thread_metadata: {
    archived,
    archive_timestamp: OPENED_AT,
    auto_archive_duration: 1440,
    locked,
    create_timestamp: OPENED_AT,
  },
});

/** A channel as an interaction carries it: with the permissions of the person in it. */
export function interactionChannel(world: World, channel: Channel) {
  return { ...channelObject(world, channel), permissions: String(EVERYBODY) };
}

const recipientsOf = (world: World, { recipients }: Channel) =>
  recipients.flatMap((id) => world.users.get(id)?.api ?? []);
