import { z } from 'zod';
import { giveTokens, isOrg, type Place, TOKEN_VALID_S, takeCode } from '../../state/app.ts';
import { type Inside, type Method, method } from '../method.ts';
import { Refusal } from '../refusal.ts';

/** Installing an app: docs.slack.dev/reference/methods/oauth.v2.access */
export const oauthMethods = {
  'oauth.v2.access': method({
    token: 'none',
    scopes: [],
    args: z.looseObject({
      client_id: z.string(),
      client_secret: z.string(),
      code: z.string().optional(),
      grant_type: z.enum(['authorization_code', 'refresh_token']).default('authorization_code'),
      refresh_token: z.string().optional(),
    }),
    handle: ({ args }, { app, world }) => {
      if (args.client_id !== app.clientId) throw new Refusal('invalid_client_id');
      if (args.client_secret !== app.clientSecret) throw new Refusal('bad_client_secret');
      if (args.grant_type === 'refresh_token') {
        const grant = app.refreshTokens.get(args.refresh_token ?? '');
        if (!grant) throw new Refusal('invalid_refresh_token');
        app.refreshTokens.delete(args.refresh_token ?? '');
        return answerOf(app, grant.place, grant.scopes);
      }
      const code = takeCode(app, args.code ?? '', world.now());
      if (!code) throw new Refusal('invalid_code');
      return answerOf(app, code.place, code.scopes);
    },
  }),
} as const satisfies Record<string, Method>;

function answerOf(app: Inside['app'], place: Place, scopes: readonly string[]) {
  const { token, refreshToken, world } = giveTokens(app, { place, scopes });
  const org = isOrg(place) ? place : null;
  const enterprise = org ?? world.enterprise;
  return {
    access_token: token.value,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: world.bot.id,
    app_id: world.appId,
    team: org ? null : { id: world.team.id, name: world.team.domain },
    enterprise: enterprise && { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: org !== null,
    authed_user: { id: [...world.users.keys()][1] },
    ...(refreshToken && { refresh_token: refreshToken, expires_in: TOKEN_VALID_S }),
  };
}
