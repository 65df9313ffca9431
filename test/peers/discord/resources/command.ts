import type { APIApplicationCommand, RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import type { World } from '../state/world.ts';

export type CommandRequest = RESTPutAPIApplicationCommandsJSONBody[number];
type OptionRequest = NonNullable<Extract<CommandRequest, { options?: unknown }>['options']>[number];

/** The commands that take the place of those registered before; one of the same name keeps its id. */
export function registered(
  world: World,
  guildId: string | null,
  requests: readonly CommandRequest[],
): APIApplicationCommand[] {
  const before = world.commands.get(guildId) ?? [];
  return requests.map((request) => {
    const type = request.type ?? 1;
    const earlier = before.find((one) => one.name === request.name && one.type === type);
    const options = 'options' in request ? request.options : undefined;
    const shown = {
      id: earlier?.id ?? world.newId(),
      application_id: world.applicationId,
      version: world.newId(),
      type,
      name: request.name,
      name_localizations: request.name_localizations ?? null,
      description: ('description' in request && request.description) || '',
      description_localizations:
        ('description_localizations' in request && request.description_localizations) || null,
      default_member_permissions: request.default_member_permissions?.toString() ?? null,
      dm_permission: request.contexts?.includes(1) ?? true,
      contexts: request.contexts ?? null,
      integration_types: request.integration_types ?? [0],
      nsfw: request.nsfw ?? false,
      ...(guildId !== null && { guild_id: guildId }),
      ...(options && options.length > 0 && { options: options.map(shownOption) }),
    };
    return shown as APIApplicationCommand;
  });
}

/** Discord leaves out what is false, and writes null for what is not translated. */
function shownOption(option: OptionRequest): object {
  const kept = Object.entries(option).filter(([, value]) => value !== false && value !== null);
  return {
    ...Object.fromEntries(kept),
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...('options' in option && option.options && { options: option.options.map(shownOption) }),
  };
}

/** Without `with_localizations`, a list of commands carries no translations. */
export function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, inner]) => [key, withoutLocalizations(inner)]),
  );
}
