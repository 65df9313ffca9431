import type { Client } from 'discord.js';

/** An event of the gateway: its name and its data. */
type Packet = { readonly t: string | null; readonly d: unknown };
type Shard = { readonly id: number };

/** The way by which discord.js takes every event; it is not among its types. */
type Handling = { handlePacket(packet?: Packet, shard?: Shard): boolean };

/**
 * Confines an event that makes discord.js throw to itself; discord.js would take the whole
 * process down with it. What other servers than Discord's may send otherwise is put right: null for a
 * field that is not there, and fields left out that discord.js counts on although Discord's documentation
 * does not promise them. `onFault` is called with an event that cannot be handled all the same.
 * Source: https://discord.com/developers/docs/reference#nullable-and-optional-resource-fields
 */
export function guardPackets(
  client: Client,
  onFault: (event: string, error: unknown, shard: number) => void,
): void {
  const handling = client.ws as unknown as Handling;
  const handle = handling.handlePacket.bind(handling);
  const isKnown = (channel: unknown) => client.channels.cache.has(String(channel));
  handling.handlePacket = (packet, shard) => {
    try {
      if (packet?.t === 'MESSAGE_CREATE') putMessageRight(packet.d, isKnown);
      return handle(packet, shard);
    } catch {
      // Most events need none of it, and their answers are quick: so it is put right only now.
    }
    try {
      if (packet) putRight(packet);
      return handle(packet, shard);
    } catch (error) {
      onFault(packet?.t ?? 'event', error, shard?.id ?? 0);
      return true;
    }
  };
}

/** Any data, and the fields of it that are put right. */
type Fields = {
  [field: string]: unknown;
  channel_id?: unknown;
  channel_type?: unknown;
  entitlements?: unknown;
  authorizing_integration_owners?: unknown;
};

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Of these discord.js would lose some without a word. */
function putMessageRight(d: unknown, isKnownChannel: (id: unknown) => boolean): void {
  if (!isObject(d)) return;
  dropNulls(d);
  if (isKnownChannel(d.channel_id)) return;
  d.channel_type ??= 'guild_id' in d ? THREAD : DIRECT_MESSAGES;
}

function putRight({ t, d }: Packet): void {
  if (!isObject(d)) return;
  dropNulls(d);
  if (t === 'INTERACTION_CREATE') {
    d.entitlements ??= [];
    d.authorizing_integration_owners ??= {};
  }
}

/** What stands for a channel that no event has described: those of servers come with the server. */
const DIRECT_MESSAGES = 1;
const THREAD = 11;

function dropNulls(fields: Fields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete fields[key];
    else if (Array.isArray(value)) value.filter(isObject).forEach(dropNulls);
    else if (isObject(value)) dropNulls(value);
  }
}
