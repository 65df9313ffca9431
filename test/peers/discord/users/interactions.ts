import { randomBytes } from 'node:crypto';
import type { APIInteraction, APIMessage } from 'discord.js';
import { Journal } from '../../../support/journal.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { interactionChannel } from '../resources/channel.ts';
import {
  BUTTON,
  type Component,
  everyComponent,
  isSelect,
  STRING_SELECT,
} from '../resources/components.ts';
import { memberObject } from '../resources/guild.ts';
import { AUTOCOMPLETE, COMMAND, COMPONENT, type Interaction } from '../state/interactions.ts';
import { allowedIn, botPermissions, memberPermissions } from '../state/permissions.ts';
import type { StoredMessage, World } from '../state/world.ts';
import { type By, type Scene, sceneOf, type Usual } from './by.ts';
import { type Filled, fillIn, findCommand } from './command-input.ts';
import { type Exchange, exchange } from './exchange.ts';

const CHAT_INPUT = 1;
const MESSAGE_COMMAND = 3;
const MOST_BYTES = 10 * 1024 * 1024;

/** What users do with commands, buttons and selects; each creates an interaction. */
export type UserInteractions = {
  /** `slash('brief', {topic: 'usfj'})`; subcommands stand behind the name: `'digest add'`. */
  slash(command: string, filled?: Filled, by?: By): Exchange;
  /** Typing the option `focused`, or the last one that is filled in. */
  autocomplete(command: string, filled: Filled, by?: By & { focused?: string }): Exchange;
  /** "Apps" in the menu of a message. */
  contextMenu(command: string, message: APIMessage, by?: Omit<By, 'where'>): Exchange;
  click(message: APIMessage, customId: string, by?: Omit<By, 'where'>): Exchange;
  /** Choosing from a list of texts. */
  select(
    message: APIMessage,
    customId: string,
    values: readonly string[],
    by?: Omit<By, 'where'>,
  ): Exchange;
};

export function userInteractions(
  world: World,
  gateway: Gateway,
  interactions: Map<string, Interaction>,
  usual: Usual,
): UserInteractions {
  const send = (type: number, data: object, by: By, what: string, source?: StoredMessage) => {
    const scene = sceneOf(world, by, usual);
    const it = interaction(world, type, data, scene, source ?? null);
    interactions.set(it.token, it);
    gateway.dispatch('INTERACTION_CREATE', it.payload, it.channel.guildId);
    return exchange(it, what);
  };

  const typed = (command: string, filled: Filled, by: By, focused: string | null) => {
    const [name = '', ...steps] = command.split(' ');
    const registered = findCommand(world, name, CHAT_INPUT, sceneOf(world, by, usual));
    const input = fillIn(world, registered, steps, filled, focused);
    return { ...commandData(registered), ...input };
  };

  const use = (message: APIMessage, customId: string, by: By, values: readonly string[] | null) => {
    const stored = standing(world, message);
    const component = usable(stored, customId, values);
    const data = { custom_id: customId, component_type: component.type, ...(values && { values }) };
    const user = by.user ?? world.users.get(stored.onlyFor ?? '') ?? usual.user;
    if (stored.onlyFor !== null && stored.onlyFor !== user.id) {
      throw new Error('an ephemeral message is seen by one person only');
    }
    return send(COMPONENT, data, { ...by, user, where: stored.channel }, `"${customId}"`, stored);
  };

  return {
    slash: (command, filled = {}, by = {}) =>
      send(COMMAND, typed(command, filled, by, null), by, `/${command}`),
    autocomplete(command, filled, { focused, ...by } = {}) {
      const name = focused ?? Object.keys(filled).at(-1) ?? '';
      return send(AUTOCOMPLETE, typed(command, filled, by, name), by, `typing /${command}`);
    },
    contextMenu(command, message, by = {}) {
      const { api, channel } = standing(world, message);
      const here = { ...by, where: channel };
      const registered = findCommand(world, command, MESSAGE_COMMAND, sceneOf(world, here, usual));
      const resolved = { messages: { [api.id]: api } };
      const data = { ...commandData(registered), target_id: api.id, resolved };
      return send(COMMAND, data, here, `"${command}"`);
    },
    click: (message, customId, by = {}) => use(message, customId, by, null),
    select: (message, customId, values, by = {}) => use(message, customId, by, values),
  };
}

type Registered = ReturnType<typeof findCommand>;

const commandData = ({ id, name, type, guild_id: guild }: Registered) => ({
  id,
  name,
  type,
  ...(guild && { guild_id: guild }),
});

/** The message as it is now: what a person looks at. */
function standing(world: World, { id }: APIMessage): StoredMessage {
  const stored = world.messages.get(id);
  if (!stored) throw new Error(`the message ${id} is not there any more`);
  return stored;
}

/** The component a person uses, if they can. */
function usable(
  { api }: StoredMessage,
  customId: string,
  values: readonly string[] | null,
): Component {
  const all = [...everyComponent((api.components ?? []) as readonly Component[])];
  const usableOnes = all.map(({ component }) => component).filter((one) => one.custom_id);
  const found = usableOnes.find((one) => one.custom_id === customId);
  if (!found) {
    const ids = usableOnes.map((one) => one.custom_id).join(', ') || 'nothing to use';
    throw new Error(`the message has no "${customId}", but ${ids}`);
  }
  if (found.disabled) throw new Error(`"${customId}" is disabled`);
  if (values === null ? found.type !== BUTTON : !isSelect(found)) {
    throw new Error(`"${customId}" is of type ${found.type}: ${values ? 'click' : 'select'} it`);
  }
  if (found.type === STRING_SELECT) expectOptions(found, values ?? []);
  return found;
}

function expectOptions({ options, min_values, max_values }: Component, values: readonly string[]) {
  const known = (options ?? []).map(({ value }) => value);
  const strange = values.find((value) => !known.includes(value));
  if (strange !== undefined) throw new Error(`"${strange}" is none of ${known.join(', ')}`);
  if (values.length < (min_values ?? 1) || values.length > (max_values ?? 1)) {
    throw new Error(`${values.length} values cannot be chosen`);
  }
}

function interaction(
  world: World,
  type: number,
  data: object,
  scene: Scene,
  source: StoredMessage | null,
): Interaction {
  const { person, channel, guild, context, isGuest } = scene;
  const createdAt = world.now() - scene.lateMs;
  const id = world.newId(createdAt);
  const token = randomBytes(32).toString('base64url');
  const extra = scene.permissions | allowedIn(world, channel, person.id);
  const permissions = guild && memberPermissions(guild, person.id, extra);
  const payload = {
    id,
    application_id: world.applicationId,
    type,
    data,
    token,
    version: 1,
    channel: interactionChannel(world, channel),
    channel_id: channel.id,
    ...(guild && {
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_id: guild.id,
      guild_locale: guild.locale,
      member: { ...memberObject(person.api), permissions: String(permissions) },
    }),
    ...(!guild && { user: person.api }),
    ...(source && { message: source.api }),
    app_permissions: String(botPermissions(world, channel)),
    locale: scene.locale,
    entitlements: [],
    authorizing_integration_owners: isGuest ? { 1: person.id } : { 0: guild?.id ?? '0' },
    context,
    attachment_size_limit: MOST_BYTES,
  };
  return {
    payload: payload as unknown as APIInteraction,
    id,
    token,
    type,
    createdAt,
    person,
    channel,
    source,
    isGuest,
    log: new Journal(),
    callback: null,
    original: null,
    followUps: [],
  };
}
