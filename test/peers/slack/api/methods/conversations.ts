import { z } from 'zod';
import { messageOrder, pageOf, replyCounts } from '../../state/history.ts';
import { type Channel, directChannel, type StoredMessage, type World } from '../../state/world.ts';
import { flag, pageSize } from '../arguments.ts';
import { demand, type Method, method } from '../method.ts';
import { isMember, messageAt, readable, scopeFor } from '../reach.ts';
import { Refusal } from '../refusal.ts';

const channel = z.string().min(1);
const paged = { cursor: z.string().optional(), limit: pageSize.optional() };
const bounded = {
  ...paged,
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

/** Channels, direct conversations and what stands in them. */
export const conversationMethods = {
  'conversations.info': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ channel, include_num_members: flag.optional() }),
    handle: ({ args, token }, { world }) => {
      const found = readable(world, token, args.channel, 'read');
      const count = args.include_num_members && { num_members: found.members.size };
      return { channel: { ...channelObject(world, found), ...count } };
    },
  }),
  'conversations.open': method({
    token: 'bot',
    scopes: ['im:write'],
    args: z.looseObject({ users: z.string().min(1) }),
    handle: ({ args }, { world }) => {
      const person = world.users.get(args.users);
      if (!person) throw new Refusal('user_not_found');
      return { channel: { id: directChannel(world, person).id } };
    },
  }),
  'conversations.members': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ channel, ...paged }),
    handle: ({ args, token }, { world }) => {
      const found = readable(world, token, args.channel, 'read');
      return pageOf([...found.members], 'members', args);
    },
  }),
  'conversations.list': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({
      ...paged,
      types: z.string().default('public_channel'),
      exclude_archived: flag.optional(),
    }),
    handle: ({ args, token }, { world }) => {
      const types = args.types.split(',');
      const wanted = [...world.channels.values()].filter((one) => types.includes(typeOf(one)));
      for (const one of wanted) demand(token, [scopeFor(one, 'read')]);
      const visible = wanted.filter(
        (one) =>
          (one.kind === 'public' || isMember(world, one)) &&
          !(args.exclude_archived && one.archived),
      );
      return pageOf(
        visible.map((one) => channelObject(world, one)),
        'channels',
        args,
      );
    },
  }),
  'conversations.history': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ channel, ...bounded }),
    handle: ({ args, token }, { world }) => {
      const found = readable(world, token, args.channel, 'history');
      const all = messagesOf(world, found).filter(
        ({ api }) => api.thread_ts === undefined || api.thread_ts === api.ts,
      );
      return historyPage(world, all.toReversed(), args);
    },
  }),
  'conversations.replies': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ channel, ts: z.string(), ...bounded }),
    handle: ({ args, token }, { world }) => {
      const found = readable(world, token, args.channel, 'history');
      const thread = messagesOf(world, found).filter(
        ({ api }) => api.ts === args.ts || api.thread_ts === args.ts,
      );
      if (thread.length === 0) throw new Refusal('thread_not_found');
      messageAt(world, found, args.ts);
      return historyPage(world, thread, args);
    },
  }),
} as const satisfies Record<string, Method>;

export const typeOf = ({ kind }: Channel) => (kind === 'im' ? 'im' : `${kind}_channel`);

export function channelObject(world: World, { id, kind, name, archived, members }: Channel) {
  const person = [...members].find((one) => one !== world.bot.id);
  return {
    id,
    ...(kind === 'im' ? { user: person } : { name, name_normalized: name }),
    is_channel: kind === 'public',
    is_group: false,
    is_im: kind === 'im',
    is_mpim: false,
    is_private: kind !== 'public',
    is_archived: archived,
    is_member: members.has(world.bot.id),
    context_team_id: world.team.id,
  };
}

const messagesOf = (world: World, channel: Channel): StoredMessage[] =>
  [...world.messages.values()]
    .filter((stored) => stored.channel === channel && stored.onlyFor === null)
    .sort(messageOrder);

type Bounds = z.infer<z.ZodObject<typeof bounded>>;

function historyPage(world: World, messages: readonly StoredMessage[], args: Bounds) {
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
  const within = messages.filter(({ api }) => {
    const ts = Number(api.ts);
    return args.inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
  });
  const shown = within.map((stored) => {
    const { metadata, ...message } = stored.api;
    return {
      ...message,
      ...(metadata && args.include_all_metadata && { metadata }),
      ...replyCounts(world, stored),
    };
  });
  return pageOf(shown, 'messages', args);
}
