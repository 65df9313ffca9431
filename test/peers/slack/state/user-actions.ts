import { randomBytes } from 'node:crypto';
import type { Channel, Person, StoredMessage, World } from './world.ts';

/** docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_VALID_MS = 3_000;
const HOOK_VALID_MS = 30 * 60_000;
const HOOK_USES = 5;

/** Something a person did, with what the app may answer it by. */
export type UserAction = {
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

/** All user actions, by what the app knows them by. */
export type UserActions = {
  readonly byTrigger: Map<string, UserAction>;
  readonly byHook: Map<string, UserAction>;
};

export const createUserActions = (): UserActions => ({ byTrigger: new Map(), byHook: new Map() });

export type Doing = {
  readonly person: Person;
  readonly channel: Channel | null;
  readonly source?: StoredMessage | null;
};

export function begin(
  world: World,
  userActions: UserActions,
  { person, channel, source = null }: Doing,
): UserAction {
  const count = userActions.byTrigger.size + 1;
  const secret = randomBytes(12).toString('hex');
  const kind = source ? 'actions' : 'commands';
  const userAction: UserAction = {
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
  userActions.byTrigger.set(userAction.triggerId, userAction);
  userActions.byHook.set(userAction.hook, userAction);
  return userAction;
}

/** The action behind a trigger, or why the trigger is worth nothing. */
export function useTrigger(
  world: World,
  userActions: UserActions,
  triggerId: string,
): UserAction | string {
  const userAction = userActions.byTrigger.get(triggerId);
  if (!userAction) return 'invalid_trigger_id';
  if (userAction.triggerUsed) return 'exchanged_trigger_id';
  if (world.now() - userAction.at > TRIGGER_VALID_MS) return 'expired_trigger_id';
  userAction.triggerUsed = true;
  return userAction;
}

/** The action behind a response_url, or why it is worth nothing. */
export function useHook(world: World, userActions: UserActions, path: string): UserAction | string {
  const userAction = userActions.byHook.get(path);
  if (!userAction?.channel) return 'no_such_url';
  if (world.now() - userAction.at > HOOK_VALID_MS) return 'expired_url';
  if (userAction.hookUses >= HOOK_USES) return 'used_url';
  userAction.hookUses += 1;
  return userAction;
}
