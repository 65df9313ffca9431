import { randomBytes } from 'node:crypto';
import type { Enterprise, Manifest, Token, World } from './world.ts';

/** Where the app is to be installed: in a workspace, or in an organization. */
export type Place = World | Enterprise;

export const isOrg = (place: Place): place is Enterprise => 'worlds' in place;
export const worldsOf = (place: Place): readonly World[] =>
  isOrg(place) ? place.worlds.filter(({ isWithheld }) => !isWithheld) : [place];

type Code = { readonly place: Place; readonly scopes: readonly string[]; readonly at: number };
type Grant = { readonly place: Place; readonly scopes: readonly string[] };

/** The app as Slack knows it, and what it has given out for it. */
export type AppState = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly manifest: Manifest;
  /** Codes of installations that have been approved; each is taken once. */
  readonly codes: Map<string, Code>;
  /** Refresh tokens that have not been used. */
  readonly refreshTokens: Map<string, Grant>;
};

export const createApp = (manifest: Manifest): AppState => ({
  clientId: '1111.2222',
  clientSecret: 'client-secret-of-the-app',
  manifest,
  codes: new Map(),
  refreshTokens: new Map(),
});

const random = () => randomBytes(12).toString('hex');

/** So long (ms) a code lasts: docs.slack.dev/authentication/installing-with-oauth */
const CODE_VALID_MS = 10 * 60_000;
/** So long (s) a token lasts with token rotation: docs.slack.dev/authentication/using-token-rotation */
export const TOKEN_VALID_S = 12 * 60 * 60;

/** The code that goes back to the app with whoever has approved it. */
export function giveCode(app: AppState, place: Place, scopes: readonly string[], at: number) {
  const code = `code-${random()}`;
  app.codes.set(code, { place, scopes, at });
  return code;
}

/** What a code stands for; null: nothing, or it is too old. It is worth nothing afterwards. */
export function takeCode(app: AppState, code: string, now: number): Code | null {
  const found = app.codes.get(code);
  app.codes.delete(code);
  return found && now - found.at <= CODE_VALID_MS ? found : null;
}

/** Installs the app, or gives the next tokens of an installation. */
export function giveTokens(app: AppState, { place, scopes }: Grant) {
  const rotates = app.manifest.settings?.token_rotation_enabled === true;
  const [first] = worldsOf(place);
  if (!first) throw new Error('an organization without a workspace');
  const token: Token = {
    value: `${rotates ? 'xoxe.xoxb-1-' : 'xoxb-'}${random()}`,
    ...{ kind: 'bot', scopes, state: 'good' },
    ...(isOrg(place) && { org: place }),
    ...(rotates && { expiresAt: first.now() + TOKEN_VALID_S * 1000 }),
  };
  for (const world of worldsOf(place)) {
    world.tokens.set(token.value, token);
    world.installed = isOrg(place) ? 'in-organization' : 'in-workspace';
  }
  const refreshToken = rotates ? `xoxe-1-${random()}` : null;
  if (refreshToken) app.refreshTokens.set(refreshToken, { place, scopes });
  return { token, refreshToken, world: first };
}

/** An organization that has the app keeps it out of a workspace, or lets it in. */
export function withhold(org: Enterprise, world: World, isWithheld: boolean): void {
  world.isWithheld = isWithheld;
  world.installed = isWithheld ? false : 'in-organization';
  world.tokens.clear();
  const [other] = worldsOf(org).filter((one) => one !== world);
  for (const [value, token] of other?.tokens ?? []) {
    if (!isWithheld && token.org === org) world.tokens.set(value, token);
  }
}

/** Takes the app away: its tokens there are worth nothing, and there are no further ones. */
export function takeAway(app: AppState, place: Place): void {
  for (const world of worldsOf(place)) {
    let isOrgs = false;
    for (const token of world.tokens.values()) {
      isOrgs ||= token.org !== undefined && !isOrg(place);
      if (isOrg(place) || !token.org) token.state = 'account_inactive';
    }
    world.installed = isOrgs && 'in-organization';
  }
  for (const [value, grant] of app.refreshTokens) {
    if (grant.place === place) app.refreshTokens.delete(value);
  }
}
