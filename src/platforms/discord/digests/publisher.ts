import { createHash } from 'node:crypto';
import {
  type Client,
  ComponentType,
  PermissionFlagsBits,
  RateLimitError,
  REST,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import {
  type DeliveryKey,
  type Found,
  type Publisher,
  SKEW_MS,
} from '../../../digests/delivery/index.ts';
import type { ChannelRef } from '../../../digests/subscriptions/index.ts';
import type { Logger } from '../../../observability/index.ts';
import {
  createPublisher,
  FailureClassifier,
  parseAnswer,
  type SendRateLimiter,
} from '../../shared/digests/index.ts';
import type { DiscordSettings } from '../client/index.ts';
import { POSTABLE } from '../registration/index.ts';
import { isWhole, type Page, type Row, render, renderWhole, sealed } from '../rendering/index.ts';
import { DISCORD_CODES } from './error-codes.ts';
import { readFailure } from './read-failure.ts';

type Parts = {
  readonly settings: DiscordSettings;
  readonly client: Client<true>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Told that Discord asked for fewer requests. */
  readonly onLimit: () => void;
  /** Makes each request, and does not lose the token. */
  readonly makeRequest: NonNullable<RESTOptions['makeRequest']>;
  /** Whose turns the caller takes. */
  readonly rateLimiter: SendRateLimiter;
};

/** An answer that takes longer (ms) is none. */
const TIMEOUT_MS = 15_000;
/** "The past few minutes" in which Discord knows a nonce again; to be on the safe side, two (ms). */
const NONCE_MS = 2 * 60 * 1000;
/** As many messages as Discord lists at once, and so many times. */
const LISTED = 100;
const MOST_LISTS = 5;

/** Discord's answers, as far as they are read: something else may answer in its place. */
const MADE = z.looseObject({ id: z.string() });
const CHANNEL = z.looseObject({
  id: z.string(),
  type: z.number(),
  guild_id: z.string().optional(),
});
const MESSAGE = z.looseObject({
  id: z.string(),
  timestamp: z.string(),
  author: z.looseObject({ id: z.string() }),
  components: z.array(z.looseObject({})).optional(),
});
const MESSAGES = z.array(MESSAGE);
type Message = z.infer<typeof MESSAGE>;

/**
 * Publishes digests in Discord's channels. Each post has a nonce, so that Discord takes it once within a few minutes,
 * and its menu an id by which it is found later. It has a REST client of its own: that of discord.js posts again
 * by itself after a time-out.
 * Sources: https://discord.com/developers/docs/resources/message#create-message (nonce),
 * https://discord.com/developers/docs/topics/rate-limits
 */
export function discordPublisher({
  settings,
  client,
  log,
  now,
  wait,
  onLimit,
  makeRequest,
  rateLimiter,
}: Parts): Publisher {
  const rest = new REST({
    api: settings.apiUrl,
    version: '10',
    makeRequest,
    retries: 0,
    timeout: TIMEOUT_MS,
    // What waited in here could be sent when its claim has long ended: it waits in the ledger.
    rejectOnRateLimit: () => true,
  }).setToken(settings.token);
  const noteLimit = (error: unknown) => {
    if (!(error instanceof RateLimitError)) return;
    onLimit();
    if (error.global) rateLimiter.hold(error.retryAfter);
  };
  const classifier = new FailureClassifier({
    ...{ platform: 'Discord', table: DISCORD_CODES, log, read: readFailure },
    unlisted: 'again', // Discord has no code for what it did halfway
  });
  /** The first list goes with the caller's turn. */
  const list = async (channel: string, before: string | null, signal: AbortSignal) => {
    if (before !== null) await rateLimiter.another(channel, signal);
    const query = new URLSearchParams({ limit: String(LISTED), ...(before && { before }) });
    return parseAnswer(
      MESSAGES,
      await rest.get(Routes.channelMessages(channel), { query, signal }),
    );
  };

  /** Reads a channel backwards from its end, to well before the post. */
  async function find(
    key: DeliveryKey,
    place: ChannelRef,
    since: Date,
    signal: AbortSignal,
  ): Promise<Found> {
    const { channel } = place;
    let before: string | null = null;
    for (let n = 0; n < MOST_LISTS; n++) {
      const messages = await list(channel, before, signal);
      const found = messages.find((one) => isOf(key, one, client.user.id));
      if (found) return { kind: 'found', message: linkTo(place, found.id) };
      const last = messages.at(-1);
      if (n === 0 && !last && !(await mayReadBack(place, client))) {
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

  return createPublisher<Page>({
    ...{ rateLimiter, classifier, renderer: { render, renderWhole, isWhole }, wait },
    async resolveChannel(channel) {
      const found = parseAnswer(CHANNEL, await rest.get(Routes.channel(channel)));
      const { guild_id: server, type } = found;
      if (server === undefined || !POSTABLE.includes(type)) return null;
      return { platform: 'discord', server, channel };
    },
    preparePost(key, place, page, signal) {
      const body = {
        ...sealed(marked(page, key), { ephemeral: false }),
        nonce: key,
        enforce_nonce: true,
      };
      return async () => {
        const made = await rest.post(Routes.channelMessages(place.channel), { body, signal });
        return linkTo(place, parseAnswer(MADE, made).id);
      };
    },
    onPostFailure(error) {
      noteLimit(error);
      return classifier.ofPost(error);
    },
    find: (key, place, { since }, signal) =>
      find(key, place, since, signal).catch((error: unknown) => {
        noteLimit(error);
        return classifier.ofSearch(error);
      }),
    prepareDirectMessage(person, page, signal) {
      const body = { ...sealed(page, { ephemeral: false }), ...once(person, page) };
      return async () => {
        const to = { body: { recipient_id: person }, signal };
        const { id } = parseAnswer(MADE, await rest.post(Routes.userChannels(), to));
        parseAnswer(MADE, await rest.post(Routes.channelMessages(id), { body, signal }));
      };
    },
  });
}

/** The same to the same person comes once, however often it is sent within a few minutes. */
function once(person: string, page: Page) {
  const said = JSON.stringify([person, page]);
  const nonce = createHash('sha256').update(said).digest('base64url').slice(0, 22);
  return { nonce, enforce_nonce: true };
}

/** A page whose first menu carries the key: what a menu does stands in its choices. */
function marked({ components: [container] }: Page, key: DeliveryKey): Page {
  const components = container.components.map((part) =>
    part.type === ComponentType.ActionRow ? markedRow(part, key) : part,
  );
  return { components: [{ ...container, components }] };
}

function markedRow(row: Row, key: DeliveryKey): Row {
  return {
    ...row,
    components: row.components.map((one) =>
      one.type === ComponentType.StringSelect
        ? { ...one, custom_id: `${one.custom_id}|${key}` }
        : one,
    ),
  };
}

/** Whether a message is the bot's, with a menu that carries the key. */
function isOf(key: DeliveryKey, { author, components }: Message, bot: string): boolean {
  return author.id === bot && hasKey(components ?? [], key);
}

type Component = { readonly custom_id?: string; readonly components?: readonly Component[] };

function hasKey(components: readonly object[], key: DeliveryKey): boolean {
  return (components as readonly Component[]).some(
    (one) => one.custom_id?.endsWith(`|${key}`) || hasKey(one.components ?? [], key),
  );
}

/**
 * Where the bot may not read back, Discord lists nothing instead of refusing. discord.js knows what the bot may do
 * in the servers of this process; of those of another one, and of threads that are archived, it asks Discord.
 * Source: https://docs.discord.com/developers/resources/message#get-channel-messages
 */
async function mayReadBack(
  { server, channel }: ChannelRef,
  client: Client<true>,
): Promise<boolean> {
  // What no event of the gateway would keep right is not kept.
  const guild = await client.guilds.fetch({ guild: server, cache: false });
  const [found, me] = await Promise.all([
    guild.channels.fetch(channel, { cache: false }),
    guild.members.fetchMe({ cache: false }),
  ]);
  // A thread has its channel's permissions.
  const parent = found?.isThread() ? found.parentId : null;
  const decisive = parent ? await guild.channels.fetch(parent, { cache: false }) : found;
  return decisive?.permissionsFor(me).has(PermissionFlagsBits.ReadMessageHistory) ?? false;
}

const linkTo = ({ server, channel }: ChannelRef, message: string) =>
  `https://discord.com/channels/${server}/${channel}/${message}`;
