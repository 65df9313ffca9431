import { z } from 'zod';
import { messageCheck } from '../../checks/message-check.ts';
import { problemIf } from '../../checks/problem.ts';
import type { MessageBody } from '../../state/message.ts';
import { edit, post, remove } from '../../state/messages.ts';
import { messageKey, type World } from '../../state/world.ts';
import { type Method, method } from '../method.ts';
import { messageAt, writable } from '../reach.ts';
import { Refusal } from '../refusal.ts';

const WRITES = ['chat:write'];
const channel = z.string().min(1);
const ts = z.string().regex(/^\d+\.\d{6}$/, 'is no timestamp of a message');
const said = { channel, thread_ts: ts.optional() };

const bodyOf = (args: object) => args as MessageBody;

/** Posting, changing and deleting messages. */
export const chatMethods = {
  'chat.postMessage': method({
    token: 'bot',
    scopes: WRITES,
    args: z.looseObject(said),
    check: (args, { world }) => [...messageCheck(args), ...threadCheck(world, args)],
    handle: ({ args, token }, { world }) => {
      const place = writable(world, token, args.channel);
      const { api } = post(world, { author: world.bot, channel: place }, bodyOf(args));
      return { channel: place.id, ts: api.ts, message: api };
    },
  }),
  'chat.postEphemeral': method({
    token: 'bot',
    scopes: WRITES,
    args: z.looseObject({ ...said, user: z.string().min(1) }),
    check: (args, { world }) => [...messageCheck(args), ...threadCheck(world, args)],
    handle: ({ args, token }, { world }) => {
      const place = writable(world, token, args.channel);
      if (!place.members.has(args.user)) throw new Refusal('user_not_in_channel');
      const envelope = { author: world.bot, channel: place, onlyFor: args.user };
      const { api } = post(world, envelope, bodyOf(args));
      return { message_ts: api.ts };
    },
  }),
  'chat.update': method({
    token: 'bot',
    scopes: WRITES,
    args: z.looseObject({ channel, ts }),
    check: (args) =>
      messageCheck(args).map((found) =>
        found.message.includes('recommends') ? { ...found, error: 'msg_too_long' } : found,
      ),
    handle: ({ args, token }, { world }) => {
      const place = writable(world, token, args.channel);
      const stored = messageAt(world, place, args.ts);
      if (stored.api.bot_id !== world.botId) throw new Refusal('cant_update_message');
      const message = edit(world, stored, bodyOf(args));
      return { channel: place.id, ts: message.ts, text: message.text, message };
    },
  }),
  'chat.delete': method({
    token: 'bot',
    scopes: WRITES,
    args: z.looseObject({ channel, ts }),
    handle: ({ args, token }, { world }) => {
      const place = writable(world, token, args.channel);
      const stored = messageAt(world, place, args.ts);
      if (stored.api.bot_id !== world.botId) throw new Refusal('cant_delete_message');
      remove(world, stored);
      return { channel: place.id, ts: args.ts };
    },
  }),
} as const satisfies Record<string, Method>;

/** Slack takes an answer to nothing and shows it nowhere sensible. */
function threadCheck(world: World, { channel, thread_ts: threadTs }: z.infer<typeof address>) {
  const parent = threadTs ? world.messages.get(messageKey(channel, threadTs)) : null;
  const isFirst = !parent?.api.thread_ts || parent.api.thread_ts === threadTs;
  return [
    ...problemIf(parent === undefined, ['thread_ts'], 'no message has it', null),
    ...problemIf(!isFirst, ['thread_ts'], 'is of a reply, not of the first message', null),
  ];
}

const address = z.looseObject(said);
