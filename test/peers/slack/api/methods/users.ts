import { z } from 'zod';
import { flag } from '../arguments.ts';
import { type Method, method } from '../method.ts';
import { Refusal } from '../refusal.ts';

/** People. */
export const userMethods = {
  'users.info': method({
    token: 'bot',
    scopes: ['users:read'],
    args: z.looseObject({ user: z.string().min(1), include_locale: flag.optional() }),
    handle: ({ args }, { world }) => {
      const person = world.people.get(args.user);
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
} as const satisfies Record<string, Method>;
