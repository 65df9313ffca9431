import { apply, type Response, responseCheck } from '../api/respond.ts';
import type { Api } from '../api/server.ts';
import type { MessageFields } from '../checks/message-check.ts';
import { suggestions } from '../checks/options.ts';
import { type Problem, problem, problemIf } from '../checks/problem.ts';
import { schemaCheck } from '../checks/schema-check.ts';
import { viewCheck } from '../checks/view-check.ts';
import { type Ack, type Delivery, isOk } from '../delivery/delivery.ts';
import type { UserAction } from '../state/user-actions.ts';
import { showView, updateView, type ViewBody } from '../state/views.ts';
import type { World } from '../state/world.ts';

/** docs.slack.dev/interactivity/handling-user-interaction */
const IN_TIME_MS = 3_000;

type Body = MessageFields & {
  readonly response_action?: unknown;
  readonly view?: unknown;
  readonly errors?: unknown;
};

/** Shows users what an app put into its acknowledgement, and keeps what was wrong with it. */
export function watchAcks(
  world: World,
  api: Api,
  userAction: UserAction,
  delivery: Delivery,
): void {
  delivery.acks.listen((ack) => {
    const type = String(delivery.payload.type ?? delivery.kind);
    const name = `acknowledgement of ${type}`;
    const body = bodyOf(ack);
    api.judge(name, timing(world, userAction, ack), {});
    if (body === undefined || !isOk(ack)) return;
    if (delivery.kind === 'slash_commands') answerCommand(world, api, userAction, name, body);
    else if (type === 'view_submission')
      answerSubmission(world, api, userAction, name, body, delivery);
    else if (type === 'block_suggestion') {
      api.judge(name, schemaCheck(suggestions, body, [], 'invalid_arguments'), body);
    } else api.judge(name, [problem([], 'is empty for such a payload', null)], body);
  });
}

const bodyOf = ({ body }: Ack): Body | undefined => {
  if (body === undefined || body === '') return undefined;
  return typeof body === 'string' ? { text: body } : (body as Body);
};

function timing(world: World, { at }: UserAction, ack: Ack): Problem[] {
  const late = world.now() - at;
  return [
    ...problemIf(!isOk(ack), [], `was ${ack.status ?? `none: ${ack.body}`}`, null),
    ...problemIf(late > IN_TIME_MS, [], `came after ${late} ms; people saw a time-out`, null),
  ];
}

function answerCommand(
  world: World,
  api: Api,
  userAction: UserAction,
  name: string,
  body: Body,
): void {
  const problems = api.judge(name, responseCheck(body, false), body);
  if (problems.length === 0) apply(world, userAction, body as Response);
}

function answerSubmission(
  world: World,
  api: Api,
  userAction: UserAction,
  name: string,
  body: Body,
  { payload }: Delivery,
): void {
  const { response_action: action, view, errors } = body;
  const { id } = payload.view as { id: string };
  const shown = world.views.get(id);
  if (action === 'clear') {
    for (const [key, one] of world.views) {
      if (one.person === userAction.person && one.api.type === 'modal') world.views.delete(key);
    }
  } else if (action === 'errors') {
    const blocks = new Set(shown?.api.blocks.map((block) => block.block_id));
    const strange = Object.keys((errors ?? {}) as object).filter((key) => !blocks.has(key));
    api.judge(
      name,
      strange.map((key) => problem(['errors', key], 'is no block_id')),
      body,
    );
  } else if (action === 'update' || action === 'push') {
    if (api.judge(name, viewCheck(view), body).length > 0) return;
    if (action === 'update' && shown) updateView(world, shown, view as ViewBody, userAction.id);
    else showView(world, userAction.person, view as ViewBody, userAction.id);
  } else api.judge(name, [problem(['response_action'], `is unknown: ${action}`)], body);
}
