import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import { registration } from './commands.ts';

/**
 * Registers the commands where Discord has others than these: in one server, or everywhere. True
 * where it had to. Rejects with what discord.js throws.
 * Source: https://discord.com/developers/docs/interactions/application-commands
 */
export async function register(
  rest: REST,
  applicationId: string,
  guildId: string | null,
): Promise<boolean> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const wanted = registration();
  if (isDeepStrictEqual(inOrder(await rest.get(route, { query })), inOrder(wanted))) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** What Discord adds to a registered command. */
const ADDED = new Set('id application_id guild_id version dm_permission handler'.split(' '));

/** Commands as far as they can be compared: sorted, without what Discord adds or leaves out. */
function inOrder(commands: unknown): unknown[] {
  if (!Array.isArray(commands)) return [];
  return commands
    .map((command) => withoutDefaults(command))
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

const keyOf = (command: unknown) => {
  const { type, name } = (command ?? {}) as { type?: number; name?: string };
  return `${type ?? 1} ${name}`;
};

/** Drops null, false, empty texts and empty lists: for Discord all of them mean "not set". */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !ADDED.has(key))
    .map(([key, inner]) => [key, withoutDefaults(inner)] as const)
    .filter(([, inner]) => !isUnset(inner));
  return Object.fromEntries(kept);
}

function isUnset(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
