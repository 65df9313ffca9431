import { randomBytes } from 'node:crypto';
import type { Channel, Person, StoredMessage, World } from './world.ts';

/** docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_LIVES_MS = 3_000;
const HOOK_LIVES_MS = 30 * 60_000;
const HOOK_USES = 5;

/** Something a person did, with what the app may answer it by. */
export type Act = {
  readonly id: string;
  readonly person: Person;
  /** Where; null in a modal or Home tab. */
  readonly channel: Channel | null;
  /** The message whose button was pressed. */
  readonly source: StoredMessage | null;
  readonly at: number;
  readonly triggerId: string;
  triggerUsed: boolean;
  /** The path of the response_url. */
  readonly hook: string;
  hookUses: number;
  /** The last message that the app answered with, for `replace_original` after a command. */
  answer: StoredMessage | null;
};

/** All acts, by what the app knows them by. */
export type Acts = { readonly byTrigger: Map<string, Act>; readonly byHook: Map<string, Act> };

export const createActs = (): Acts => ({ byTrigger: new Map(), byHook: new Map() });

export type Doing = {
  readonly person: Person;
  readonly channel: Channel | null;
  readonly source?: StoredMessage | null;
};

export function begin(world: World, acts: Acts, { person, channel, source = null }: Doing): Act {
  const count = acts.byTrigger.size + 1;
  const secret = randomBytes(12).toString('hex');
  const kind = source ? 'actions' : 'commands';
  const act: Act = {
    id: `act-${count}`,
    person,
    channel,
    source,
    at: world.now(),
    triggerId: `${count}.${Date.now()}.${secret}`,
    triggerUsed: false,
    hook: `/${kind}/${world.team.id}/${count}/${secret}`,
    hookUses: 0,
    answer: null,
  };
  acts.byTrigger.set(act.triggerId, act);
  acts.byHook.set(act.hook, act);
  return act;
}

/** The act behind a trigger, or why the trigger is worth nothing. */
export function useTrigger(world: World, acts: Acts, triggerId: string): Act | string {
  const act = acts.byTrigger.get(triggerId);
  if (!act) return 'invalid_trigger_id';
  if (act.triggerUsed) return 'exchanged_trigger_id';
  if (world.now() - act.at > TRIGGER_LIVES_MS) return 'expired_trigger_id';
  act.triggerUsed = true;
  return act;
}

/** The act behind a response_url, or why it is worth nothing. */
export function useHook(world: World, acts: Acts, path: string): Act | string {
  const act = acts.byHook.get(path);
  if (!act?.channel) return 'no_such_url';
  if (world.now() - act.at > HOOK_LIVES_MS) return 'expired_url';
  if (act.hookUses >= HOOK_USES) return 'used_url';
  act.hookUses += 1;
  return act;
}
