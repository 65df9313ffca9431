import { channelsOf, guildObject, memberObject, rolesOf } from '../../resources/guild.ts';
import type { Guild } from '../../state/world.ts';
import { Refusal } from '../refusal.ts';
import { type Call, type Inside, ok, type Routes } from '../route.ts';

/** Guilds are only read. */
export const guildRoutes = {
  'GET /guilds/:guild': {
    handle: (call, inside) => {
      const counts = { approximate_member_count: inside.world.users.size + 1 };
      const wanted = call.query.get('with_counts') === 'true';
      return ok({ ...guildObject(inside.world, guildOf(call, inside)), ...(wanted && counts) });
    },
  },
  'GET /guilds/:guild/channels': {
    handle: (call, inside) => ok(channelsOf(inside.world, guildOf(call, inside).id)),
  },
  'GET /guilds/:guild/roles': {
    handle: (call, inside) => ok(rolesOf(inside.world, guildOf(call, inside))),
  },
  'GET /guilds/:guild/members/:user': {
    handle: (call, inside) => {
      guildOf(call, inside);
      const { bot, users } = inside.world;
      const id = call.param('user');
      const user = id === bot.id ? bot : users.get(id)?.api;
      if (!user) throw new Refusal('unknownUser');
      return ok(memberObject(user));
    },
  },
} as const satisfies Routes;

function guildOf({ param }: Call, { world }: Inside): Guild {
  const guild = world.guilds.get(param('guild'));
  if (!guild?.joined) throw new Refusal('unknownGuild');
  return guild;
}
