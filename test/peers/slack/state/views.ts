import { randomBytes } from 'node:crypto';
import type { types } from '@slack/bolt';
import { withIds } from './messages.ts';
import type { Person, World } from './world.ts';

/** A view as an app sends it. */
export type ViewBody = types.HomeView | types.ModalView;

type StateValue = { readonly type: string } & Readonly<Record<string, unknown>>;
/** What stands in the inputs of a view or message, by block and action. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;

/** A view as Slack's API shows it. */
export type ViewObject = {
  readonly id: string;
  readonly type: 'home' | 'modal';
  readonly team_id: string;
  readonly app_id: string;
  readonly bot_id: string;
  readonly app_installed_team_id: string;
  readonly blocks: readonly types.KnownBlock[];
  readonly title: types.PlainTextElement | null;
  readonly submit: types.PlainTextElement | null;
  readonly close: types.PlainTextElement | null;
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly state: { readonly values: StateValues };
  readonly hash: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
};

/** A view and the person who sees it. */
export type ShownView = { api: ViewObject; readonly person: Person };

export function showView(
  world: World,
  person: Person,
  body: ViewBody,
  userAction: string | null,
): ShownView {
  const id = world.newId('V');
  const shown = { api: viewObject(world, id, body), person };
  world.views.set(id, shown);
  world.viewLog.add({ kind: 'opened', view: shown, userAction });
  return shown;
}

export function updateView(
  world: World,
  shown: ShownView,
  body: ViewBody,
  userAction: string | null,
): ShownView {
  shown.api = viewObject(world, shown.api.id, body);
  world.viewLog.add({ kind: 'updated', view: { ...shown }, userAction });
  return shown;
}

/** The Home tab of a person. */
export function publishHome(world: World, person: Person, body: ViewBody): ShownView {
  const before = homeOf(world, person);
  const id = before?.api.id ?? world.newId('V');
  const shown = { api: viewObject(world, id, body), person };
  world.views.set(id, shown);
  world.viewLog.add({ kind: 'published', view: { ...shown }, userAction: null });
  return shown;
}

export function homeOf(world: World, person: Person): ShownView | undefined {
  return world.views.values().find((view) => view.person === person && view.api.type === 'home');
}

function viewObject(world: World, id: string, body: ViewBody): ViewObject {
  const modal = body.type === 'modal' ? body : null;
  return {
    id,
    type: body.type,
    team_id: world.team.id,
    app_id: world.appId,
    app_installed_team_id: world.team.id,
    bot_id: world.botId,
    blocks: withIds(body.blocks as types.KnownBlock[]),
    title: modal?.title ?? null,
    submit: modal?.submit ?? null,
    close: modal?.close ?? null,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    external_id: body.external_id ?? '',
    state: { values: {} },
    hash: `${Math.floor(world.now() / 1_000)}.${randomBytes(4).toString('hex')}`,
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    root_view_id: id,
    previous_view_id: null,
  };
}
