import type { APIMessage } from 'discord.js';
import { edit, post, remove } from '../state/messages.ts';
import {
  type Channel,
  directChannel,
  type MessageEvent,
  type Person,
  type World,
} from '../state/world.ts';

/** What a person wrote, and what the bot answers to it. */
type Said = {
  readonly message: APIMessage;
  /** The nth message of the bot that replies to this one, or that simply comes after it. */
  answer(nth?: number): Promise<APIMessage>;
  /** The answers so far. */
  readonly answers: readonly APIMessage[];
};

/** What users do with messages. */
export type UserMessages = {
  directMessage(person: Person, text: string): Said;
  /** A message that begins by naming the bot. */
  mention(person: Person, channel: Channel, text: string): Said;
  /** `extra`: what else the message has, such as the one it replies to. */
  say(person: Person, channel: Channel, text: string, extra?: Partial<APIMessage>): Said;
  /** A reply to a message, which mentions its author unless `ping` is switched off. */
  replyTo(person: Person, message: APIMessage, text: string, ping?: boolean): Said;
  editMessage(message: APIMessage, text: string): void;
  deleteMessage(message: APIMessage): void;
  /** Tells of a message a second time, as the gateway may do after a reconnect. */
  redeliver(message: APIMessage): void;
};

const REPLY_TO_MESSAGE = 19;

const known = ({ bot, users }: World, id = '') => (id === bot.id ? bot : users.get(id)?.api);

export function userMessages(world: World): UserMessages {
  const say: UserMessages['say'] = (person, channel, text, extra = {}) => {
    const heard = world.messageLog.entries.length;
    const envelope = { author: person.api, channel, extra };
    const { api } = post(world, envelope, { content: text });
    const isAnswer = (event: MessageEvent) =>
      event.kind === 'created' &&
      event.api.author.id === world.bot.id &&
      event.stored.channel === channel &&
      (event.api.message_reference?.message_id ?? api.id) === api.id;
    return {
      message: api,
      async answer(nth = 1) {
        const what = `answer no. ${nth} to "${text}"`;
        return (await world.messageLog.nth(nth, isAnswer, what, heard)).api;
      },
      get answers() {
        return world.messageLog.entries
          .slice(heard)
          .filter(isAnswer)
          .map((event) => event.api);
      },
    };
  };
  const stored = ({ id }: APIMessage) => {
    const found = world.messages.get(id);
    if (!found) throw new Error(`the message ${id} is not there any more`);
    return found;
  };
  return {
    directMessage: (person, text) => say(person, directChannel(world, person.id), text),
    mention: (person, channel, text) => say(person, channel, `<@${world.bot.id}> ${text}`),
    say,
    replyTo(person, message, text, ping = true) {
      const { channel, api } = stored(message);
      const named = [...text.matchAll(/<@(\d+)>/g)].flatMap(([, id]) => known(world, id) ?? []);
      return say(person, channel, text, {
        type: REPLY_TO_MESSAGE,
        message_reference: { type: 0, channel_id: channel.id, message_id: api.id },
        referenced_message: api,
        mentions: [...named, ...(ping ? [api.author] : [])],
      });
    },
    editMessage: (message, text) => void edit(world, stored(message), { content: text }),
    deleteMessage: (message) => remove(world, stored(message)),
    redeliver(message) {
      const found = stored(message);
      world.messageLog.add({ kind: 'redelivered', stored: found, api: found.api });
    },
  };
}
