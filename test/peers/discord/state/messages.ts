import type { APIMessage, RESTPatchAPIChannelMessageJSONBody } from 'discord.js';
import {
  type Envelope,
  EPHEMERAL,
  editedMessage,
  type MessageBody,
  messageObject,
} from '../resources/message.ts';
import type { StoredMessage, World } from './world.ts';

/** Puts a message into the world; `onlyFor` sees it alone if it is ephemeral. */
export function post(
  world: World,
  envelope: Envelope,
  body: MessageBody,
  onlyFor: string | null = null,
): StoredMessage {
  const api = messageObject(world, envelope, body);
  const ephemeral = ((api.flags ?? 0) & EPHEMERAL) !== 0;
  const stored = {
    api,
    channel: envelope.channel,
    onlyFor: ephemeral ? onlyFor : null,
    deleted: false,
  };
  world.messages.set(api.id, stored);
  if (stored.onlyFor === null) world.lastMessages.set(envelope.channel.id, api.id);
  world.messageLog.add({ kind: 'created', stored, api });
  return stored;
}

export function edit(
  world: World,
  stored: StoredMessage,
  body: RESTPatchAPIChannelMessageJSONBody,
): APIMessage {
  stored.api = editedMessage(world, stored.api, body);
  world.messageLog.add({ kind: 'edited', stored, api: stored.api });
  return stored.api;
}

export function remove(world: World, stored: StoredMessage): void {
  stored.deleted = true;
  world.messages.delete(stored.api.id);
  world.messageLog.add({ kind: 'deleted', stored, api: stored.api });
}
