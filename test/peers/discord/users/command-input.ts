import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord.js';
import { interactionChannel } from '../resources/channel.ts';
import { everyoneRole, memberWithoutUser } from '../resources/guild.ts';
import { memberPermissions } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import type { Scene } from './by.ts';

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;
const STRING = 3;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;

/** What a person fills into a command; people, channels and roles by id. */
export type Filled = Readonly<Record<string, string | number | boolean>>;

type Option = APIApplicationCommandOption;

/** The registered command that this person sees here; throws if there is none. */
export function findCommand(
  world: World,
  name: string,
  type: number,
  scene: Scene,
): APIApplicationCommand {
  const inGuild = scene.guild ? (world.commands.get(scene.guild.id) ?? []) : [];
  const all = [...inGuild, ...(world.commands.get(null) ?? [])].filter((one) => one.type === type);
  const command = all.find((one) => one.name === name);
  if (!command) {
    const names = all.map((one) => one.name).join(', ') || 'nothing';
    throw new Error(`the bot has registered no "${name}" of type ${type}, but ${names}`);
  }
  const { contexts, integration_types: types, default_member_permissions: bits } = command;
  const install = scene.isGuest ? 1 : 0;
  const isOffered =
    (contexts?.includes(scene.context as never) ?? true) &&
    (scene.context === 1 || (types?.includes(install) ?? install === 0));
  if (!isOffered) throw new Error(`"${name}" is not offered in context ${scene.context}`);
  if (scene.guild && bits) {
    const has = memberPermissions(scene.guild, scene.person.id, scene.permissions);
    if ((has & BigInt(bits)) !== BigInt(bits)) throw new Error(`"${name}" asks for ${bits}`);
  }
  return command;
}

/**
 * The options of an interaction from what was filled in. `steps` are the subcommands; `focused` is
 * the option that is being typed, when nothing has to be complete yet.
 */
export function fillIn(
  world: World,
  command: APIApplicationCommand,
  steps: readonly string[],
  filled: Filled,
  focused: string | null,
): { options: object[]; resolved: object } {
  const [step, ...deeper] = steps;
  if (step !== undefined) {
    const kinds = [SUBCOMMAND, SUBCOMMAND_GROUP];
    const inner = command.options?.find(({ name, type }) => name === step && kinds.includes(type));
    if (!inner) throw new Error(`/${command.name} has no subcommand ${step}`);
    const nested = { ...command, options: 'options' in inner ? (inner.options ?? []) : [] };
    const { options, resolved } = fillIn(world, nested as never, deeper, filled, focused);
    return { options: [{ type: inner.type, name: step, options }], resolved };
  }
  const known = (command.options ?? []) as readonly Option[];
  const missing = known.find(({ name, required }) => required && !(name in filled));
  if (missing && focused === null) throw new Error(`/${command.name} needs ${missing.name}`);
  const chosen = Object.entries(filled).map(([name, value]) => {
    const option = known.find((one) => one.name === name);
    if (!option) throw new Error(`/${command.name} has no option ${name}`);
    if (name === focused) expectAutocomplete(option);
    else expectChoice(option, value);
    return { option, value };
  });
  const options = chosen.map(({ option: { type, name }, value }) => ({
    type,
    name,
    value,
    ...(name === focused && { focused: true }),
  }));
  return { options, resolved: resolve(world, chosen) };
}

function expectAutocomplete(option: Option): void {
  const has = 'autocomplete' in option && option.autocomplete;
  if (!has) throw new Error(`the option ${option.name} has no autocomplete`);
}

function expectChoice(option: Option, value: unknown): void {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  const values = choices.map((choice) => choice.value as unknown);
  if (values.length > 0 && !values.includes(value)) {
    throw new Error(`${option.name} can be ${values.join(', ')}, not ${value}`);
  }
  if (option.type === STRING && option.max_length && String(value).length > option.max_length) {
    throw new Error(`${option.name} takes at most ${option.max_length} characters`);
  }
}

type Chosen = { readonly option: Option; readonly value: string | number | boolean };

/** The people, channels and roles that options name. */
function resolve(world: World, chosen: readonly Chosen[]): object {
  const found = {
    users: {} as Record<string, object>,
    members: {} as Record<string, object>,
    channels: {} as Record<string, object>,
    roles: {} as Record<string, object>,
  };
  for (const { option, value } of chosen) {
    const id = String(value);
    const person = world.users.get(id);
    const channel = world.channels.get(id);
    const guild = world.guilds.get(id);
    if (option.type === USER && person) {
      found.users[id] = person.api;
      found.members[id] = memberWithoutUser();
    }
    if (option.type === CHANNEL && channel) found.channels[id] = interactionChannel(world, channel);
    if (option.type === ROLE && guild) found.roles[id] = everyoneRole(guild);
  }
  return Object.fromEntries(
    Object.entries(found).filter(([, entries]) => Object.keys(entries).length > 0),
  );
}
