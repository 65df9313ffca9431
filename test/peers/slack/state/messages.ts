import type { types } from '@slack/bolt';
import type { Message, MessageBody } from './message.ts';
import { type Channel, messageKey, type Person, type StoredMessage, type World } from './world.ts';

export type Envelope = {
  readonly author: Person;
  readonly channel: Channel;
  /** Null: everybody in the channel sees it. */
  readonly onlyFor?: string | null;
  readonly userAction?: string | null;
};

/** Puts a message into the world. */
export function post(world: World, envelope: Envelope, body: MessageBody): StoredMessage {
  const { author, channel, onlyFor = null, userAction = null } = envelope;
  const stored = { api: messageOf(world, envelope, body), channel, onlyFor, deleted: false };
  world.messages.set(messageKey(channel.id, stored.api.ts), stored);
  world.messageLog.add({ kind: 'posted', stored, api: stored.api, userAction });
  // An answer takes the status away: docs.slack.dev/reference/methods/assistant.threads.setStatus
  if (author === world.bot && stored.api.thread_ts) clearStatus(world, channel, stored.api);
  return stored;
}

function clearStatus(world: World, channel: Channel, { thread_ts: threadTs }: Message): void {
  const isHere = ({ kind, ...event }: { kind: string; channel: string; threadTs: string | null }) =>
    kind === 'status' && event.channel === channel.id && event.threadTs === threadTs;
  const last = world.agentLog.entries.findLast(isHere);
  if (!last?.status) return;
  world.agentLog.add({
    kind: 'status',
    channel: channel.id,
    threadTs: threadTs ?? null,
    status: '',
  });
}

function messageOf(world: World, { author, channel }: Envelope, body: MessageBody): Message {
  const parent = body.thread_ts && world.messages.get(messageKey(channel.id, body.thread_ts));
  const isApp = author === world.bot;
  return {
    type: 'message',
    ts: world.newTs(),
    user: author.id,
    team: world.team.id,
    ...(isApp && { bot_id: world.botId, app_id: world.appId }),
    ...(!isApp && { client_msg_id: crypto.randomUUID() }),
    text: body.text ?? '',
    ...(body.blocks && { blocks: withIds(body.blocks) }),
    ...(body.thread_ts && { thread_ts: body.thread_ts }),
    ...(parent && { parent_user_id: parent.api.user }),
    ...(body.metadata && { metadata: body.metadata }),
    ...body.extra,
  };
}

/** Changes what the body names, as `chat.update` does; blocks go if there is a text alone. */
export function edit(
  world: World,
  stored: StoredMessage,
  body: MessageBody,
  userAction: string | null = null,
): Message {
  const { blocks: _, ...before } = stored.api;
  stored.api = {
    ...before,
    ...(body.text !== undefined && { text: body.text }),
    ...(body.blocks && { blocks: withIds(body.blocks) }),
    ...(body.metadata && { metadata: body.metadata }),
    edited: { user: before.user, ts: world.newTs() },
  };
  world.messageLog.add({ kind: 'edited', stored, api: stored.api, userAction });
  return stored.api;
}

export function remove(
  world: World,
  stored: StoredMessage,
  userAction: string | null = null,
): void {
  stored.deleted = true;
  world.messages.delete(messageKey(stored.channel.id, stored.api.ts));
  world.messageLog.add({ kind: 'deleted', stored, api: stored.api, userAction });
}

/** Slack gives an id to every block and element that comes without one. */
export function withIds<Block extends types.KnownBlock | types.AnyBlock>(
  blocks: readonly Block[],
): Block[] {
  let count = 0;
  const made = () => {
    count += 1;
    return `made-${count}`;
  };
  const named = (element: unknown) =>
    isInteractive(element) ? { action_id: made(), ...element } : element;
  return blocks.map((block) => {
    const { elements, accessory, element } = block as {
      elements?: unknown[];
      accessory?: unknown;
      element?: unknown;
    };
    const isInRow = block.type === 'actions' || block.type === 'context_actions';
    return {
      block_id: made(),
      ...block,
      ...(isInRow && { elements: elements?.map(named) }),
      ...(accessory ? { accessory: named(accessory) } : {}),
      ...(element ? { element: named(element) } : {}),
    } as Block;
  });
}

const isInteractive = (element: unknown): element is { type: string } =>
  typeof element === 'object' &&
  element !== null &&
  (element as { type?: string }).type !== 'image';
