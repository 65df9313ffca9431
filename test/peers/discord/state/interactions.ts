import type { APIInteraction, APIMessage, RESTPatchAPIChannelMessageJSONBody } from 'discord.js';
import type { Journal } from '../../../support/journal.ts';
import { EPHEMERAL, LOADING, type MessageBody } from '../resources/message.ts';
import { Refusal } from '../rest/refusal.ts';
import { edit, post, remove } from './messages.ts';
import type { Channel, Person, StoredMessage, World } from './world.ts';

const FIRST_RESPONSE_WITHIN_MS = 3_000;
const TOKEN_LIVES_MS = 15 * 60_000;
/** Where only people have installed the bot, not the server. */
const MOST_FOLLOW_UPS_OF_A_GUEST = 5;

export const COMMAND = 2;
export const COMPONENT = 3;
export const AUTOCOMPLETE = 4;

/** The types of a first response. */
export const REPLY = 4;
export const DEFER_REPLY = 5;
export const DEFER_UPDATE = 6;
export const UPDATE = 7;
export const CHOICES = 8;
export const MODAL = 9;

/** The body of a first response. */
export type Callback = { readonly type: number; readonly data?: unknown };

export type InteractionEvent =
  | { readonly kind: 'responded'; readonly callback: Callback }
  /** The reply got its content: at once, or after a deferral. */
  | { readonly kind: 'replied'; readonly message: APIMessage }
  | { readonly kind: 'edited'; readonly message: APIMessage }
  | { readonly kind: 'followed-up'; readonly message: APIMessage }
  | { readonly kind: 'deleted'; readonly message: APIMessage }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number };

/** What a person did, and what has become of it. */
export type Interaction = {
  readonly payload: APIInteraction;
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly createdAt: number;
  readonly person: Person;
  readonly channel: Channel;
  /** The message whose component was used. */
  readonly source: StoredMessage | null;
  /** The bot is here only because this person installed it for themselves. */
  readonly isGuest: boolean;
  readonly log: Journal<InteractionEvent>;
  callback: Callback | null;
  original: StoredMessage | null;
  readonly followUps: StoredMessage[];
};

/** The first response. */
export function respond(world: World, it: Interaction, callback: Callback): void {
  if (it.callback) throw new Refusal('alreadyAcknowledged');
  if (world.now() - it.createdAt > FIRST_RESPONSE_WITHIN_MS) {
    throw new Refusal('unknownInteraction');
  }
  it.callback = callback;
  it.log.add({ kind: 'responded', callback });
  const data = (callback.data ?? {}) as MessageBody;
  if (callback.type === REPLY) {
    it.original = postFor(world, it, data, it.source);
    it.log.add({ kind: 'replied', message: it.original.api });
  }
  if (callback.type === DEFER_REPLY) {
    const flags = ((data.flags ?? 0) & EPHEMERAL) | LOADING;
    it.original = postFor(world, it, { flags }, it.source);
  }
  if (callback.type === DEFER_UPDATE) it.original = it.source;
  if (callback.type === UPDATE && it.source) {
    it.original = it.source;
    const message = edit(world, it.source, data as RESTPatchAPIChannelMessageJSONBody);
    it.log.add({ kind: 'replied', message });
  }
}

/** A further message; the first one after a deferral takes the place of "is thinking…". */
export function followUp(world: World, it: Interaction, body: MessageBody): APIMessage {
  expectToken(world, it);
  if (it.original && isLoading(it.original)) {
    return editFor(world, it, it.original, body as RESTPatchAPIChannelMessageJSONBody);
  }
  if (it.isGuest && it.followUps.length >= MOST_FOLLOW_UPS_OF_A_GUEST) {
    throw new Refusal('tooManyFollowUps');
  }
  const stored = postFor(world, it, body, it.original);
  it.followUps.push(stored);
  it.log.add({ kind: 'followed-up', message: stored.api });
  return stored.api;
}

/** The message that a webhook route names: `@original` or an id that belongs to the interaction. */
export function messageOf(world: World, it: Interaction, id: string): StoredMessage {
  expectToken(world, it);
  const found =
    id === '@original'
      ? it.original
      : [it.original, it.source, ...it.followUps].find((stored) => stored?.api.id === id);
  if (!found || found.deleted) throw new Refusal('unknownMessage');
  return found;
}

export function editFor(
  world: World,
  it: Interaction,
  stored: StoredMessage,
  body: RESTPatchAPIChannelMessageJSONBody,
): APIMessage {
  const isFirst = isLoading(stored) || it.callback?.type === DEFER_UPDATE;
  const message = edit(world, stored, body);
  it.log.add({ kind: isFirst && stored === it.original ? 'replied' : 'edited', message });
  return message;
}

export function deleteFor(world: World, it: Interaction, stored: StoredMessage): void {
  remove(world, stored);
  it.log.add({ kind: 'deleted', message: stored.api });
}

function expectToken(world: World, it: Interaction): void {
  if (world.now() - it.createdAt > TOKEN_LIVES_MS) throw new Refusal('invalidWebhookToken');
  if (!it.callback) throw new Refusal('unknownWebhook');
}

const isLoading = ({ api }: StoredMessage) => ((api.flags ?? 0) & LOADING) !== 0;

const SLASH_REPLY = 20;
const MENU_REPLY = 23;
const REPLY_TO_MESSAGE = 19;

function postFor(
  world: World,
  it: Interaction,
  body: MessageBody,
  above: StoredMessage | null,
): StoredMessage {
  const ofMenu = it.type === COMMAND && 'target_id' in (it.payload.data ?? {});
  const envelope = {
    author: world.bot,
    channel: it.channel,
    type: above ? REPLY_TO_MESSAGE : ofMenu ? MENU_REPLY : SLASH_REPLY,
    extra: {
      webhook_id: world.applicationId,
      application_id: world.applicationId,
      interaction_metadata: metadata(it) as NonNullable<APIMessage['interaction_metadata']>,
      ...(above && {
        message_reference: { type: 0, channel_id: it.channel.id, message_id: above.api.id },
      }),
    },
  };
  return post(world, envelope, body, it.person.id);
}

function metadata(it: Interaction): object {
  const { id, type, person, source, original, payload } = it;
  return {
    id,
    type,
    user: person.api,
    authorizing_integration_owners: payload.authorizing_integration_owners,
    ...(original && { original_response_message_id: original.api.id }),
    ...(source && { interacted_message_id: source.api.id }),
  };
}
