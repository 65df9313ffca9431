import type { Api } from '../api/server.ts';
import { type Delivery, delivery, isOk } from '../delivery/delivery.ts';
import type { EventSender } from '../delivery/event-sender.ts';
import { begin, type Doing, type UserAction, type UserActions } from '../state/user-actions.ts';
import { directChannel, type Person, type World } from '../state/world.ts';
import { watchAcks } from './acknowledged.ts';
import { actionOf, type Input, isPressed, missingIn, valuesOf } from './actions.ts';
import type { By, Usual } from './by.ts';
import { type Exchange, exchange } from './exchange.ts';
import { findElement, type Option, type Which } from './find-element.ts';
import * as payloads from './payloads.ts';
import { isView, type SeenMessage, type SeenView, standing } from './seen.ts';

type Seen = SeenMessage | SeenView;
type Who = { readonly user?: Person };

/** What users do with commands, buttons, menus, modals and shortcuts. */
export type UserInteractions = {
  /** `runCommand('/brief', 'usfj')`, as the manifest offers it. */
  runCommand(command: string, text?: string, by?: By): Exchange;
  /** A button, by action_id or `{text}`, `{value}`, `{block}`. */
  press(on: Seen, which: Which, by?: Who): Exchange;
  /** A choice, by value or text; dates, times, ids and texts (Enter is pressed) as they are. */
  choose(on: Seen, which: Which, input: Input, by?: Who): Exchange;
  /** Typing into an external select: what the app offers. */
  suggest(on: Seen, which: Which, typed: string, by?: Who): Promise<readonly Option[]>;
  /** Fills in a modal, by action_id, and submits it. */
  submit(view: SeenView, inputs?: Readonly<Record<string, Input>>): Exchange;
  /** Closes a modal; the app hears of it if it asked for that. */
  dismiss(view: SeenView): Exchange | null;
  /** "More message shortcuts", by callback_id. */
  useShortcut(message: SeenMessage, callbackId: string, by?: Who): Exchange;
};

export type PeerParts = {
  readonly world: World;
  readonly userActions: UserActions;
  readonly api: Api;
  readonly sender: EventSender;
  readonly origin: () => string;
};

export function userInteractions(
  { world, userActions, api, sender, origin }: PeerParts,
  usual: Usual,
): UserInteractions {
  const perform = (
    doing: Doing,
    kind: Delivery['kind'],
    what: string,
    payload: (userAction: UserAction, responseUrl: string) => object,
  ): Exchange => {
    if (!sender.isReachable) throw new Error(`${what}: the app is not connected`);
    const it = begin(world, userActions, doing);
    const sent = delivery(kind, payload(it, `${origin()}${it.hook}`));
    const seen = exchange(world, { userAction: it, delivery: sent, what });
    watchAcks(world, api, it, sent);
    sender.deliver(sent);
    return seen;
  };

  const sceneOf = (on: Seen, { user }: Who): Doing => {
    if (isView(on)) return { person: on.person, channel: null };
    const source = standing(world, on);
    const person = user ?? world.users.get(source.onlyFor ?? '') ?? usual.user;
    if (source.onlyFor !== null && source.onlyFor !== person.id) {
      throw new Error('an ephemeral message is seen by one person only');
    }
    return { person, channel: source.channel, source };
  };

  const use = (on: Seen, which: Which, input: Input, by: Who): Exchange => {
    expectInteractivity(world);
    const blocks = blocksNow(world, on);
    const found = findElement(blocks, which);
    if (isPressed(found.element) !== (input === PRESS)) {
      throw new Error(`${found.element.action_id} is a ${found.element.type}: press or choose it`);
    }
    const action = actionOf(world, found, input === PRESS ? null : input, which);
    const inputs = input === PRESS ? {} : { [found.element.action_id]: input };
    const isMenu = found.element.type === 'overflow';
    const values = valuesOf(blocks, isMenu ? {} : inputs);
    return perform(sceneOf(on, by), 'interactive', `"${found.element.action_id}"`, (it, url) =>
      isView(on)
        ? payloads.pressInView(world, it, action, { ...viewNow(world, on), state: { values } })
        : payloads.pressInMessage(world, it, action, values, url),
    );
  };

  return {
    runCommand(command, text = '', { user = usual.user, where = usual.where } = {}) {
      expectCommand(world, command);
      const channel = where === 'dm' ? directChannel(world, user) : where;
      return perform({ person: user, channel }, 'slash_commands', `${command} ${text}`, (it, url) =>
        payloads.commandPayload(world, it, channel, command, text, url),
      );
    },
    press: (on, which, by = {}) => use(on, which, PRESS, by),
    choose: (on, which, input, by = {}) => use(on, which, input, by),
    async suggest(on, which, typed, by = {}) {
      const { element, blockId } = findElement(blocksNow(world, on), which);
      if (!element.type.includes('external')) throw new Error(`${element.type} asks nobody`);
      expectOptionsUrl(world);
      const view = isView(on) ? viewNow(world, on) : null;
      const where = { action_id: element.action_id, block_id: blockId };
      const asked = perform(sceneOf(on, by), 'interactive', `typing "${typed}"`, (it) =>
        payloads.suggestion(world, it, where, typed, view),
      );
      const { body } = await asked.ack();
      const { options, option_groups: groups } = (body ?? {}) as {
        options?: Option[];
        option_groups?: { options: Option[] }[];
      };
      return options ?? groups?.flatMap((group) => group.options) ?? [];
    },
    submit(view, inputs = {}) {
      const now = viewNow(world, view);
      if (now.type !== 'modal' || !now.submit) throw new Error('there is nothing to submit');
      const values = valuesOf(now.blocks, inputs);
      const missing = missingIn(now.blocks, values);
      if (missing.length > 0) throw new Error(`Slack wants ${missing.join(', ')} filled in`);
      const filled = { ...now, state: { values } };
      const shown = perform(
        { person: view.person, channel: null },
        'interactive',
        'submitting',
        (it) => payloads.viewSubmission(world, it, filled),
      );
      shown.delivery.acks.listen((ack) => {
        if (isOk(ack) && ack.body === undefined) world.views.delete(view.id);
      });
      return shown;
    },
    dismiss(view) {
      const now = viewNow(world, view);
      world.views.delete(view.id);
      if (!now.notify_on_close) return null;
      return perform({ person: view.person, channel: null }, 'interactive', 'closing', (it) =>
        payloads.viewClosed(world, it, now),
      );
    },
    useShortcut(message, callbackId, by = {}) {
      expectShortcut(world, callbackId);
      return perform(sceneOf(message, by), 'interactive', `"${callbackId}"`, (it, url) =>
        payloads.messageShortcut(world, it, callbackId, url),
      );
    },
  };
}

/** A button takes no input. */
const PRESS = 'press';

const viewNow = (world: World, { id }: SeenView) => {
  const shown = world.views.get(id);
  if (!shown) throw new Error(`the view ${id} is not there any more`);
  return shown.api;
};

const blocksNow = (world: World, on: Seen): readonly object[] =>
  isView(on) ? viewNow(world, on).blocks : (standing(world, on).api.blocks ?? []);

function expectCommand({ manifest }: World, command: string): void {
  const offered = manifest.features?.slash_commands?.map((one) => one.command) ?? [];
  if (!offered.includes(command)) {
    throw new Error(`the manifest has no ${command}, but ${offered.join(', ') || 'none'}`);
  }
}

function expectShortcut({ manifest }: World, callbackId: string): void {
  const offered = manifest.features?.shortcuts ?? [];
  const ids = offered.filter(({ type }) => type === 'message').map((one) => one.callback_id);
  if (!ids.includes(callbackId)) {
    throw new Error(`the manifest has no message shortcut ${callbackId}, but ${ids.join(', ')}`);
  }
}

function expectOptionsUrl({ manifest: { settings } }: World): void {
  if (settings?.socket_mode_enabled || settings?.interactivity?.message_menu_options_url) return;
  throw new Error('the manifest names no message_menu_options_url: typing reaches nobody');
}

function expectInteractivity({ manifest }: World): void {
  if (manifest.settings?.interactivity?.is_enabled) return;
  throw new Error('the manifest does not enable interactivity: a press reaches nobody');
}
