import type { Problem } from '../checks/problem.ts';
import type { MessageBody } from '../resources/message.ts';
import type { Interaction } from '../state/interactions.ts';
import type { World } from '../state/world.ts';

/** One request, as far as routes care. */
export type Call = {
  /** A part of the path: `param('channel')` of `/channels/:channel`. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

export type Answer = { readonly status: number; readonly body?: unknown };

/** What the routes work on. */
export type Inside = {
  readonly world: World;
  readonly interactions: Map<string, Interaction>;
  readonly gateway: {
    readonly url: () => string;
    readonly shards: number;
    readonly maxConcurrency: number;
    readonly privilegedIntents: number;
    readonly startsLeft: () => number;
  };
};

export type Route = {
  /** Asks for no bot token. */
  readonly anonymous?: true;
  /** Discord does not count it. */
  readonly unlimited?: true;
  /** What is wrong with the body. */
  readonly check?: (call: Call, inside: Inside) => Problem[];
  /** The part of the body that becomes a message. */
  readonly message?: (body: unknown) => MessageBody | null;
  readonly handle: (call: Call, inside: Inside) => Answer;
};

export type Routes = Readonly<Record<`${string} /${string}`, Route>>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const noContent: Answer = { status: 204 };
