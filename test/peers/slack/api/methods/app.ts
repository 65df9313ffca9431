import { z } from 'zod';
import { worldsOf } from '../../state/app.ts';
import { pageOf } from '../../state/history.ts';
import { pageSize } from '../arguments.ts';
import { type Method, method } from '../method.ts';

const nothing = z.looseObject({});

/** What an app asks about itself. */
export const appMethods = {
  'auth.test': method({
    token: 'bot',
    scopes: [],
    args: nothing,
    handle: ({ token: { org } }, { world }) => ({
      url: org
        ? `https://${org.name}.enterprise.slack.com/`
        : `https://${world.team.domain}.slack.com/`,
      team: org?.name ?? world.team.domain,
      user: world.bot.name,
      team_id: org?.id ?? world.team.id,
      user_id: world.bot.id,
      bot_id: world.botId,
      app_id: world.appId,
      ...(org && { enterprise_id: org.id }),
      is_enterprise_install: org !== undefined,
    }),
  }),
  'auth.teams.list': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ cursor: z.string().optional(), limit: pageSize.optional() }),
    handle: ({ args, token: { org } }) => {
      const teams = org
        ? worldsOf(org).map(({ team }) => ({ id: team.id, name: team.domain }))
        : [];
      return pageOf(teams, 'teams', args);
    },
  }),
  'apps.connections.open': method({
    token: 'app',
    scopes: ['connections:write'],
    args: nothing,
    handle: (_, { socketUrl }) => ({ url: socketUrl() }),
  }),
} as const satisfies Record<string, Method>;
