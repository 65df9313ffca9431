import type { types } from '@slack/bolt';
import { z } from 'zod';
import { viewCheck, viewOfType } from '../../checks/view-check.ts';
import { useTrigger } from '../../state/user-actions.ts';
import {
  publishHome,
  type ShownView,
  showView,
  updateView,
  type ViewBody,
} from '../../state/views.ts';
import type { Channel, World } from '../../state/world.ts';
import { type Inside, type Method, method } from '../method.ts';
import { Refusal } from '../refusal.ts';

const view = z.looseObject({ type: z.string(), external_id: z.string().optional() });
const hash = z.string().optional();

/** Modals and the Home tab. */
export const viewMethods = {
  'views.open': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ trigger_id: z.string(), view }),
    check: (args) => viewOfType(args.view, 'modal'),
    handle: ({ args }, { world, userActions }) => {
      const userAction = exchange(args.trigger_id, { world, userActions });
      expectFree(world, args.view.external_id, null);
      const body = withCurrent(bodyOf(args.view), userAction.channel);
      return { view: showView(world, userAction.person, body, userAction.id).api };
    },
  }),
  'views.push': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ trigger_id: z.string(), view }),
    check: (args) => viewOfType(args.view, 'modal'),
    handle: ({ args }, { world, userActions }) => {
      const userAction = exchange(args.trigger_id, { world, userActions });
      expectFree(world, args.view.external_id, null);
      return { view: showView(world, userAction.person, bodyOf(args.view), userAction.id).api };
    },
  }),
  'views.update': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      view,
      hash,
    }),
    check: (args) => viewCheck(args.view),
    handle: ({ args }, { world }) => {
      const all = [...world.views.values()];
      const shown = all.find(
        ({ api }) =>
          api.id === args.view_id || (args.external_id && api.external_id === args.external_id),
      );
      if (!shown) throw new Refusal('not_found');
      expectHash(shown, args.hash);
      expectFree(world, args.view.external_id, shown);
      return { view: updateView(world, shown, bodyOf(args.view), null).api };
    },
  }),
  'views.publish': method({
    token: 'bot',
    scopes: [],
    args: z.looseObject({ user_id: z.string(), view, hash }),
    check: (args) => viewOfType(args.view, 'home'),
    handle: ({ args }, { world }) => {
      const person = world.users.get(args.user_id);
      if (!person) throw new Refusal('invalid_arguments');
      if (!world.manifest.features?.app_home?.home_tab_enabled) throw new Refusal('not_enabled');
      const before = world.views.values().find((one) => one.person === person);
      if (before?.api.type === 'home') expectHash(before, args.hash);
      return { view: publishHome(world, person, bodyOf(args.view)).api };
    },
  }),
} as const satisfies Record<string, Method>;

/** Slack fills in the conversation in which the window is opened, where a select asks for it and may hold it. */
function withCurrent(view: ViewBody, channel: Channel | null): ViewBody {
  const filled = structuredClone(view);
  for (const { element } of filled.blocks as { element?: types.ConversationsSelect }[]) {
    if (element?.type !== 'conversations_select' || channel === null) continue;
    const { default_to_current_conversation: isAsked, filter } = element;
    const isHeld = filter?.include?.some((kind) => kind === channel.kind) ?? true;
    if (isAsked && isHeld) element.initial_conversation ??= channel.id;
  }
  return filled;
}

const bodyOf = (value: unknown) => value as ViewBody;

function exchange(
  triggerId: string,
  { world, userActions }: Pick<Inside, 'world' | 'userActions'>,
) {
  const userAction = useTrigger(world, userActions, triggerId);
  if (typeof userAction === 'string') throw new Refusal(userAction);
  return userAction;
}

function expectHash({ api }: ShownView, hash: string | undefined): void {
  if (hash !== undefined && hash !== api.hash) throw new Refusal('hash_conflict');
}

function expectFree(world: World, externalId: string | undefined, except: ShownView | null): void {
  if (!externalId) return;
  const taken = world.views
    .values()
    .some((view) => view !== except && view.api.external_id === externalId);
  if (taken) throw new Refusal('duplicate_external_id');
}
