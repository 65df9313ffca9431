import * as spec from 'discord-api-spec/zod';
import { schemaCheck } from '../../checks/schema-check.ts';
import { application } from '../../resources/application.ts';
import { channelObject } from '../../resources/channel.ts';
import { directChannel } from '../../state/world.ts';
import { Refusal } from '../refusal.ts';
import { type Inside, ok, type Routes } from '../route.ts';

const STARTS_A_DAY = 1_000;

const me = ({ world, gateway }: Inside) => ok(application(world, gateway.privilegedIntents));

/** Where the gateway is, and who the bot is. */
export const botRoutes = {
  'GET /gateway': {
    anonymous: true,
    handle: (_, { gateway }) => ok({ url: gateway.url() }),
  },
  'GET /gateway/bot': {
    handle: (_, { gateway }) =>
      ok({
        url: gateway.url(),
        shards: gateway.shards,
        session_start_limit: {
          total: STARTS_A_DAY,
          remaining: gateway.startsLeft(),
          reset_after: 86_400_000,
          // As for large bots, whose shards identify side by side; with 1, each takes 5 s.
          max_concurrency: gateway.maxConcurrency,
        },
      }),
  },
  'GET /applications/@me': { handle: (_, inside) => me(inside) },
  'GET /oauth2/applications/@me': { handle: (_, inside) => me(inside) },
  'GET /users/@me': {
    handle: (_, { world }) => ok({ ...world.bot, mfa_enabled: true, locale: 'en-US' }),
  },
  'GET /users/:user': {
    handle: ({ param }, { world }) => {
      const person = world.users.get(param('user'));
      if (!person) throw new Refusal('unknownUser');
      return ok(person.api);
    },
  },
  'POST /users/@me/channels': {
    check: ({ body }) => schemaCheck(spec.CreatePrivateChannelRequestSchema, body),
    handle: ({ body }, { world }) => {
      const { recipient_id: id } = body as { recipient_id?: string };
      if (!id || !world.users.has(id)) throw new Refusal('unknownUser');
      return ok(channelObject(world, directChannel(world, id)));
    },
  },
} as const satisfies Routes;
