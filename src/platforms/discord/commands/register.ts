import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { LANGS, type Lang } from '../../../library/index.ts';
import { registration } from '../registration/index.ts';

/** Where commands are registered: an application, and one server of it; null: everywhere. */
type CommandScope = { readonly applicationId: string; readonly guildId: string | null };

/**
 * Registers the commands where Discord has others than these, for briefs in these languages. True where it had to. Rejects with what
 * discord.js throws.
 * Source: https://discord.com/developers/docs/interactions/application-commands
 */
export async function register(
  rest: REST,
  scope: CommandScope,
  languages: readonly Lang[] = LANGS,
): Promise<boolean> {
  const wanted = registration(languages);
  if (isDeepStrictEqual(inOrder(await commandsAt(rest, scope)), inOrder(wanted))) return false;
  await rest.put(routeOf(scope), { body: wanted });
  return true;
}

/** Whether any of the commands is registered there too: where both are seen, people see it twice. */
export async function areRegistered(rest: REST, scope: CommandScope): Promise<boolean> {
  return (await commandsAt(rest, scope)).some(isOurs);
}

/** Takes the commands away there, and leaves those of other names. True where there were any. */
export async function unregister(rest: REST, scope: CommandScope): Promise<boolean> {
  const there = await commandsAt(rest, scope);
  const others = there.filter((command) => !isOurs(command));
  if (others.length === there.length) return false;
  await rest.put(routeOf(scope), { body: others.map(settable) });
  return true;
}

const routeOf = ({ applicationId, guildId }: CommandScope) =>
  guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);

async function commandsAt(rest: REST, scope: CommandScope): Promise<unknown[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const found = await rest.get(routeOf(scope), { query });
  return Array.isArray(found) ? found : [];
}

const OUR_KEYS: ReadonlySet<string> = new Set(registration().map(keyOf));
const isOurs = (command: unknown) => OUR_KEYS.has(keyOf(command));

/** What can be set of a command and its options; whatever else is there, Discord has added. */
const SETTABLE: ReadonlySet<string> = new Set(
  'type name name_localizations description description_localizations options required choices value channel_types min_value max_value min_length max_length autocomplete default_member_permissions contexts integration_types nsfw'.split(
    ' ',
  ),
);

/** Commands as far as they can be compared: sorted, without what Discord adds or leaves out. */
function inOrder(commands: readonly unknown[]): unknown[] {
  return commands.map(settable).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

function keyOf(command: unknown): string {
  const { type, name } = (command ?? {}) as { type?: number; name?: string };
  return `${type ?? 1} ${name}`;
}

/** What was set: null, false, empty texts and empty lists all mean "not set". */
function settable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settable);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key]) => SETTABLE.has(key))
    .map(([key, inner]) => [key, settableOf(key, inner)] as const)
    .filter(([, inner]) => !isUnset(inner));
  return Object.fromEntries(kept);
}

/** The keys of translations are languages, and Discord lists places in its own order. */
function settableOf(key: string, inner: unknown): unknown {
  if (key.endsWith('_localizations')) return inner;
  if (key === 'contexts' || key === 'integration_types') {
    return Array.isArray(inner) ? inner.toSorted() : inner;
  }
  return settable(inner);
}

function isUnset(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
