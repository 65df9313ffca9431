import type { z } from 'zod';
import type { Problem } from '../checks/problem.ts';
import type { AppState } from '../state/app.ts';
import type { UserActions } from '../state/user-actions.ts';
import type { Token, World } from '../state/world.ts';
import { Refusal } from './refusal.ts';

/** What the methods work on. */
export type Inside = {
  readonly world: World;
  readonly userActions: UserActions;
  readonly origin: () => string;
  /** Where the next WebSocket may connect. */
  readonly socketUrl: () => string;
  readonly app: AppState;
};

type Call<Args> = { readonly args: Args; readonly token: Token };

/** One method of the Web API. */
export type Method<Args = unknown> = {
  /** `none`: what comes in its place is among the arguments. */
  readonly token: Token['kind'] | 'none';
  /** One of these is needed; none: no scope is. */
  readonly scopes: readonly string[];
  readonly args: z.ZodType<Args>;
  readonly check?: (args: Args, inside: Inside) => Problem[];
  readonly handle: (call: Call<Args>, inside: Inside) => object;
};

/** Lets TypeScript find the type of the arguments; the server parses them before it uses them. */
export const method = <Args>(it: Method<Args>): Method => it as unknown as Method;

/** Refuses a token that has none of the scopes. */
export function demand(token: Token, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((scope) => token.scopes.includes(scope))) return;
  throw new Refusal('missing_scope', {
    needed: scopes.join(','),
    provided: token.scopes.join(','),
  });
}
