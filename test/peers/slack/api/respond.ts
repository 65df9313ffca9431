import { type MessageFields, messageCheck } from '../checks/message-check.ts';
import { type Problem, problem } from '../checks/problem.ts';
import type { MessageBody } from '../state/message.ts';
import { edit, post, remove } from '../state/messages.ts';
import { type UserAction, useHook } from '../state/user-actions.ts';
import type { StoredMessage, World } from '../state/world.ts';
import type { Answer } from './faults.ts';
import type { Inside } from './method.ts';

/** A message as an app sends it to a response_url, or in an acknowledgement. */
export type Response = MessageBody & {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
};

const RESPONSE_TYPES = [undefined, 'ephemeral', 'in_channel'];

/** The rules for such a message. `isAction`: it answers a component action on a message. */
export function responseCheck(body: MessageFields, isAction: boolean): Problem[] {
  const found = messageCheck(body);
  if (!RESPONSE_TYPES.includes(body.response_type as never)) {
    found.push(problem(['response_type'], 'is ephemeral or in_channel', 'invalid_arguments'));
  }
  const says = 'replace_original' in body || 'delete_original' in body;
  if (isAction && !says) {
    const message = 'is not said: whether the message is replaced is not documented then';
    found.push(problem(['replace_original'], message, null));
  }
  return found;
}

/** Uses a response_url: docs.slack.dev/interactivity/handling-user-interaction */
export function respond({ world, userActions }: Inside, path: string, body: Response): Answer {
  const userAction = useHook(world, userActions, path);
  if (typeof userAction === 'string') return answer(404, { ok: false, error: userAction });
  return apply(world, userAction, body)
    ? answer(200, 'ok')
    : answer(404, { ok: false, error: 'no_text' });
}

const answer = (status: number, body: object | string): Answer => ({ status, headers: {}, body });

/** Does what a response says; false if there is nothing to replace or delete. */
export function apply(world: World, userAction: UserAction, body: Response): boolean {
  const { channel, person } = userAction;
  if (!channel) return false;
  const original = userAction.source ?? userAction.answer;
  if (body.delete_original) return original ? removed(world, original, userAction) : false;
  if (body.replace_original && original && !original.deleted) {
    edit(world, original, body, userAction.id);
    return true;
  }
  const onlyFor = body.response_type === 'in_channel' ? null : person.id;
  userAction.answer = post(
    world,
    { author: world.bot, channel, onlyFor, userAction: userAction.id },
    body,
  );
  return true;
}

function removed(world: World, stored: StoredMessage, userAction: UserAction): boolean {
  if (!stored.deleted) remove(world, stored, userAction.id);
  return true;
}
