import { type APIMessage, type Client, PermissionFlagsBits, REST, Routes } from 'discord.js';
import type { Deliver, DeliveryKey, Found } from '../../digest/deliver.ts';
import type { Place } from '../../digest/subscriptions.ts';
import { Pace } from '../shared/pace.ts';
import { outcomeOf, whyNotFound } from './digest-outcome.ts';
import { POSTABLE } from './digest-registration.ts';
import { LIMITS } from './limits.ts';
import { type Page, type Row, sealed } from './payload.ts';
import { isWhole, render, renderWhole } from './render.ts';
import type { DiscordSettings } from './settings.ts';

type Parts = {
  readonly settings: DiscordSettings;
  readonly client: Client<true>;
  readonly now: () => Date;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Told that Discord asked for fewer requests. */
  readonly onLimit: () => void;
  /** Told that Discord refuses the token. */
  readonly onRevoked: (error: unknown) => void;
};

/** An answer that takes longer (ms) is none. */
const TIMEOUT_MS = 15_000;
/** A longer wait (ms) than this is left to the ledger. */
const PATIENCE_MS = 10_000;
/** "The past few minutes" in which Discord knows a nonce again; to be on the safe side, two (ms). */
const NONCE_MS = 2 * 60 * 1000;
/** As many messages as Discord lists at once, and so many times. */
const LISTED = 100;
const MOST_LISTS = 5;
/** So far (ms) this machine's clock and Discord's may be apart. */
const SKEW_MS = 60 * 60 * 1000;

/**
 * Takes digests to Discord's channels. Each post has a nonce, so that Discord takes it once within a few minutes,
 * and its menu an id by which it is found later. It has a REST client of its own: that of discord.js posts again
 * by itself after a time-out.
 * Sources: https://discord.com/developers/docs/resources/message#create-message (nonce),
 * https://discord.com/developers/docs/topics/rate-limits
 */
export function discordDeliver({
  settings,
  client,
  now,
  wait,
  onLimit,
  onRevoked,
}: Parts): Deliver {
  const rest = new REST({
    api: settings.apiUrl,
    version: '10',
    retries: 0,
    timeout: TIMEOUT_MS,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > PATIENCE_MS,
  }).setToken(settings.token);
  const perSecond = LIMITS.postsPerSecond;
  const pace = new Pace({ perSecond, perChannelMs: 0, clock: () => performance.now(), wait });
  rest.on('rateLimited', ({ global, retryAfter }) => {
    onLimit();
    if (global) pace.hold(retryAfter);
  });
  const list = async (channel: string, before: string | null, signal: AbortSignal) => {
    const query = new URLSearchParams({ limit: String(LISTED), ...(before && { before }) });
    return (await rest.get(Routes.channelMessages(channel), { query, signal })) as APIMessage[];
  };

  /** Reads a channel backwards from its end, to well before the post. */
  async function find(
    key: DeliveryKey,
    { channel }: Place,
    since: Date,
    signal: AbortSignal,
  ): Promise<Found> {
    let before: string | null = null;
    for (let n = 0; n < MOST_LISTS; n++) {
      const messages = await list(channel, before, signal);
      const found = messages.find((one) => isOf(key, one, client.user.id));
      if (found) return { kind: 'found', message: linkTo(channel, found.id, client) };
      const last = messages.at(-1);
      if (n === 0 && !last && !mayReadBack(channel, client)) {
        // Posted again in time, it comes with the same nonce, and Discord gives back the first one.
        const isYoung = Math.abs(now().getTime() - since.getTime()) < NONCE_MS;
        const until = new Date(since.getTime() + NONCE_MS);
        const reason = 'the bot lacks "Read Message History" there';
        return isYoung ? { kind: 'repeatable', until, reason } : { kind: 'unknowable', reason };
      }
      if (!last || messages.length < LISTED) return { kind: 'absent' };
      if (Date.parse(last.timestamp) < since.getTime() - SKEW_MS) return { kind: 'absent' };
      before = last.id;
    }
    return {
      kind: 'unknowable',
      reason: `more than ${MOST_LISTS * LISTED} messages have come since`,
    };
  }

  return {
    async placeOf(channel) {
      try {
        const { guild_id: server, type } = (await rest.get(Routes.channel(channel))) as {
          guild_id?: string;
          type: number;
        };
        if (server === undefined || !POSTABLE.includes(type)) return null;
        return { platform: 'discord', server, channel };
      } catch (error) {
        if (outcomeOf(error).kind === 'permanent') return null;
        throw error;
      }
    },
    fits: isWhole,
    turn: ({ channel }, signal) => pace.turn(channel, signal),
    async post(key, { channel }, reply, signal) {
      const page = renderWhole(reply) ?? render(reply, { offerPost: false }).pages[0];
      if (!page) return { kind: 'rejected', reason: 'the digest is empty' };
      const body = {
        ...sealed(marked(page, key), { ephemeral: false }),
        nonce: key,
        enforce_nonce: true,
      };
      try {
        const { id } = (await rest.post(Routes.channelMessages(channel), {
          body,
          signal,
        })) as APIMessage;
        return { kind: 'sent', message: linkTo(channel, id, client) };
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome.kind === 'permanent' && outcome.hindrance === 'token-revoked') onRevoked(error);
        return outcome;
      }
    },
    find: (key, place, since, signal) =>
      find(key, place, since, signal).catch((error: unknown) => whyNotFound(error)),
    async tell(person, reply) {
      const [page] = render(reply, { offerPost: false }).pages;
      const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: person } });
      const { id } = opened as { id: string };
      if (page) {
        await rest.post(Routes.channelMessages(id), { body: sealed(page, { ephemeral: false }) });
      }
    },
  };
}

/** A page whose first menu carries the key: what a menu does stands in its choices. */
function marked({ components: [container] }: Page, key: DeliveryKey): Page {
  const components = container.components.map((part) =>
    part.type === 1 ? markedRow(part, key) : part,
  );
  return { components: [{ ...container, components }] };
}

function markedRow(row: Row, key: DeliveryKey): Row {
  return {
    ...row,
    components: row.components.map((one) =>
      one.type === 3 ? { ...one, custom_id: `${one.custom_id}|${key}` } : one,
    ),
  };
}

/** Whether a message is the bot's, with a menu that carries the key. */
function isOf(key: DeliveryKey, { author, components }: APIMessage, bot: string): boolean {
  return author.id === bot && hasKey(components ?? [], key);
}

type Component = { readonly custom_id?: string; readonly components?: readonly Component[] };

function hasKey(components: readonly object[], key: DeliveryKey): boolean {
  return (components as readonly Component[]).some(
    (one) => one.custom_id?.endsWith(`|${key}`) || hasKey(one.components ?? [], key),
  );
}

/** Where the bot may not read back, Discord lists nothing instead of refusing. */
function mayReadBack(id: string, client: Client<true>): boolean {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased()) return false;
  const may = channel.permissionsFor(client.user.id);
  return may?.has(PermissionFlagsBits.ReadMessageHistory) ?? false;
}

function linkTo(channel: string, message: string, { channels }: Client<true>): string {
  const found = channels.cache.get(channel);
  const guild = found && !found.isDMBased() ? found.guildId : '@me';
  return `https://discord.com/channels/${guild}/${channel}/${message}`;
}
