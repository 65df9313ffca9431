import type { Message } from '../state/message.ts';
import type { ViewObject } from '../state/views.ts';
import {
  type Channel,
  messageKey,
  type Person,
  type StoredMessage,
  type World,
} from '../state/world.ts';

/** A message as a person sees it. */
export type SeenMessage = Message & {
  readonly channel: string;
  /** Whether only one person sees it. */
  readonly isEphemeral: boolean;
};

/** A modal or Home tab as a person sees it. */
export type SeenView = ViewObject & { readonly person: Person };

export const seenMessage = ({ channel, onlyFor }: StoredMessage, api: Message): SeenMessage => ({
  ...api,
  channel: channel.id,
  isEphemeral: onlyFor !== null,
});

export const isView = (seen: SeenMessage | SeenView): seen is SeenView => 'person' in seen;

/** The message as it is now: what a person looks at. */
export function standing(world: World, { channel, ts }: SeenMessage): StoredMessage {
  const stored = world.messages.get(messageKey(channel, ts));
  if (!stored) throw new Error(`the message ${ts} is not there any more`);
  return stored;
}

/** Whether a message of the app comes before this person's eyes here. */
export function reaches(
  { channel, onlyFor, api }: StoredMessage,
  world: World,
  person: Person,
  place: Channel | null,
): boolean {
  const isOfApp = api.bot_id === world.botId;
  const isHere = channel === place || (channel.kind === 'im' && channel.members.has(person.id));
  return isOfApp && isHere && (onlyFor === null || onlyFor === person.id);
}
