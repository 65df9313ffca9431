import type {
  APIMessage,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import * as spec from 'discord-api-spec/zod';
import { messageCheck } from '../../checks/message-check.ts';
import { schemaCheck } from '../../checks/schema-check.ts';
import { channelObject } from '../../resources/channel.ts';
import type { MessageBody } from '../../resources/message.ts';
import { edit, post, remove } from '../../state/messages.ts';
import { allows, botPermissions, type PermissionName } from '../../state/permissions.ts';
import type { Channel, StoredMessage, World } from '../../state/world.ts';
import { Refusal } from '../refusal.ts';
import { type Call, type Inside, noContent, ok, type Routes } from '../route.ts';
import { uploadsOf } from '../uploads.ts';

/** "The past few minutes" in which a nonce is remembered, as Discord puts it. */
const NONCE_LIVES_MS = 5 * 60_000;
const USUAL_PAGE = 50;
const REPLY_TO_MESSAGE = 19;

const asMessage = (body: unknown) => body as MessageBody;

/** Channels and the messages in them. */
export const channelRoutes = {
  'GET /channels/:channel': {
    handle: (call, inside) => ok(channelObject(inside.world, reach(call, inside))),
  },
  'POST /channels/:channel/typing': {
    handle: (call, inside) => {
      const { id } = reach(call, inside, 'SendMessages');
      inside.world.typing.add({ channelId: id });
      return noContent;
    },
  },
  'GET /channels/:channel/messages': {
    handle: (call, inside) => ok(page(call, inside)),
  },
  'GET /channels/:channel/messages/:message': {
    handle: (call, inside) => ok(refetched(messageIn(call, inside))),
  },
  'POST /channels/:channel/messages': {
    message: asMessage,
    check: ({ body }) => {
      const found = schemaCheck(spec.MessageCreateRequestSchema, body);
      return found.length > 0 ? found : messageCheck(asMessage(body));
    },
    handle: (call, inside) => ok(create(call, inside)),
  },
  'PATCH /channels/:channel/messages/:message': {
    message: asMessage,
    check: ({ body, param }, { world }) => {
      const found = schemaCheck(spec.MessageEditRequestPartialSchema, body);
      const before = world.messages.get(param('message'))?.api.flags ?? 0;
      return found.length > 0 ? found : messageCheck(asMessage(body), before);
    },
    handle: (call, inside) => {
      const stored = messageIn(call, inside);
      if (stored.api.author.id !== inside.world.bot.id) throw new Refusal('foreignMessage');
      return ok(edit(inside.world, stored, call.body as RESTPatchAPIChannelMessageJSONBody));
    },
  },
  'DELETE /channels/:channel/messages/:message': {
    handle: (call, inside) => {
      const stored = messageIn(call, inside);
      if (stored.api.author.id !== inside.world.bot.id) throw new Refusal('missingPermissions');
      remove(inside.world, stored);
      return noContent;
    },
  },
} as const satisfies Routes;

/** The channel, if the bot sees it and may do what it wants there. */
function reach({ param }: Call, { world }: Inside, wants?: PermissionName): Channel {
  const channel = world.channels.get(param('channel'));
  if (!channel) throw new Refusal('unknownChannel');
  const may = botPermissions(world, channel);
  if (!allows(may, 'ViewChannel')) throw new Refusal('missingAccess');
  if (wants && !allows(may, wants)) throw new Refusal('missingPermissions');
  return channel;
}

function messageIn(call: Call, inside: Inside): StoredMessage {
  const channel = reach(call, inside);
  const stored = inside.world.messages.get(call.param('message'));
  if (stored?.channel !== channel || stored.onlyFor !== null) throw new Refusal('unknownMessage');
  return stored;
}

function create(call: Call, inside: Inside): APIMessage {
  const { world } = inside;
  const channel = reach(call, inside, 'SendMessages');
  const [recipient = ''] = channel.recipients;
  if (channel.type === 1 && world.closedToDirectMessages.has(recipient)) {
    throw new Refusal('cannotDirectMessage');
  }
  const body = call.body as RESTPostAPIChannelMessageJSONBody;
  if (uploadsOf(body).length > 0) reach(call, inside, 'AttachFiles');
  const earlier = body.enforce_nonce ? sameNonce(world, body.nonce) : undefined;
  return (
    earlier ??
    post(world, { author: world.bot, channel, ...reference(world, channel, body) }, body).api
  );
}

/** The bot's message of the past minutes with this nonce, in whatever channel. */
function sameNonce(world: World, nonce: string | number | undefined): APIMessage | undefined {
  if (nonce === undefined || nonce === null) return undefined;
  return world.messages
    .values()
    .map(({ api }) => api)
    .filter(({ timestamp }) => world.now() - Date.parse(timestamp) < NONCE_LIVES_MS)
    .find((api) => api.author.id === world.bot.id && String(api.nonce) === String(nonce));
}

/** What makes a message a reply to another one. */
function reference(world: World, channel: Channel, body: RESTPostAPIChannelMessageJSONBody) {
  const { message_id: id, fail_if_not_exists: must = true } = body.message_reference ?? {};
  if (!id) return {};
  const stored = world.messages.get(id);
  if (stored?.channel !== channel && must) {
    const error = { code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' };
    throw new Refusal('invalidForm', { message_reference: { _errors: [error] } });
  }
  if (stored?.channel !== channel) return {};
  const guild = channel.guildId === null ? {} : { guild_id: channel.guildId };
  return {
    type: REPLY_TO_MESSAGE,
    extra: {
      message_reference: { type: 0, channel_id: channel.id, message_id: id, ...guild },
      referenced_message: withoutReferenced(stored.api),
    },
  };
}

const withoutReferenced = ({ referenced_message: _, ...message }: APIMessage): APIMessage =>
  message;

/** A nonce is told only by the answer to the POST and by the gateway. */
const refetched = ({ api: { nonce: _, ...message } }: StoredMessage) => message;

/** Newest first, as Discord lists them. */
function page(call: Call, inside: Inside) {
  const channel = reach(call, inside);
  const mayRead = allows(botPermissions(inside.world, channel), 'ReadMessageHistory');
  if (!mayRead) return [];
  const bound = (name: string) => BigInt(call.query.get(name) ?? 0);
  const [before, after] = [bound('before'), bound('after')];
  const fitting = [...inside.world.messages.values()].filter(
    ({ api, onlyFor, ...stored }) =>
      stored.channel === channel &&
      onlyFor === null &&
      (before === 0n || BigInt(api.id) < before) &&
      BigInt(api.id) > after,
  );
  const limit = Number(call.query.get('limit') ?? USUAL_PAGE);
  const chosen = after > 0n ? fitting.slice(0, limit) : fitting.slice(-limit);
  return chosen.reverse().map(refetched);
}
