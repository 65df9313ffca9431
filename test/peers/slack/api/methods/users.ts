import { z } from 'zod';
import { pageOf } from '../../state/history.ts';
import { flag, pageSize } from '../arguments.ts';
import { demand, type Method, method } from '../method.ts';
import { isMember, scopeFor } from '../reach.ts';
import { Refusal } from '../refusal.ts';
import { channelObject, typeOf } from './conversations.ts';

/** Methods about users. */
export const userMethods = {
  'users.info': method({
    token: 'bot',
    scopes: ['users:read'],
    args: z.looseObject({ user: z.string().min(1), include_locale: flag.optional() }),
    handle: ({ args }, { world }) => {
      const person = world.users.get(args.user);
      if (!person) throw new Refusal('user_not_found');
      const { id, name, locale } = person;
      const user = {
        id,
        team_id: world.team.id,
        name,
        deleted: false,
        real_name: name,
        tz: 'Asia/Tokyo',
        tz_offset: 32_400,
        profile: { real_name: name, display_name: name, team: world.team.id },
        is_bot: person === world.bot,
        is_app_user: false,
        ...(args.include_locale && { locale }),
      };
      return { user };
    },
  }),
  'users.conversations': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({
      user: z.string().min(1).optional(),
      types: z.string().default('public_channel'),
      exclude_archived: flag.optional(),
      cursor: z.string().optional(),
      limit: pageSize.optional(),
    }),
    handle: ({ args, token }, { world }) => {
      const { user = world.bot.id, exclude_archived: onlyOpen } = args;
      if (!world.users.has(user)) throw new Refusal('user_not_found');
      const types = args.types.split(',');
      const wanted = [...world.channels.values()].filter((one) => types.includes(typeOf(one)));
      for (const one of wanted) demand(token, [scopeFor(one, 'read')]);
      const shown = wanted.filter(
        (one) =>
          one.members.has(user) &&
          // Slack shows those that are not public only where the app is in them, too.
          (one.kind === 'public' || isMember(world, one)) &&
          !(onlyOpen && one.archived),
      );
      return pageOf(
        shown.map((one) => channelObject(world, one)),
        'channels',
        args,
      );
    },
  }),
} as const satisfies Record<string, Method>;
