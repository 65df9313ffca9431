import * as spec from 'discord-api-spec/zod';
import { commandsCheck } from '../../checks/command-check.ts';
import { type Problem, problem } from '../../checks/problem.ts';
import { schemaCheck } from '../../checks/schema-check.ts';
import { type CommandRequest, registered, withoutLocalizations } from '../../resources/command.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, type Call, type Inside, ok, type Routes } from '../route.ts';

/** The registered commands: global ones and those of one guild. */
export const commandRoutes = {
  'GET /applications/:application/commands': { handle: (call, inside) => list(call, inside, null) },
  'PUT /applications/:application/commands': {
    check: ({ body }) => check(body),
    handle: (call, inside) => overwrite(call, inside, null),
  },
  'GET /applications/:application/guilds/:guild/commands': {
    handle: (call, inside) => list(call, inside, joinedGuild(call, inside)),
  },
  'PUT /applications/:application/guilds/:guild/commands': {
    check: ({ body }) => check(body),
    handle: (call, inside) => overwrite(call, inside, joinedGuild(call, inside)),
  },
} as const satisfies Routes;

function check(body: unknown): Problem[] {
  if (!Array.isArray(body)) return [problem([], 'Only a list of commands is accepted')];
  const found = body.flatMap((command, index) =>
    schemaCheck(spec.ApplicationCommandUpdateRequestSchema, withNumericPermissions(command)).map(
      (one) => ({ ...one, path: [index, ...one.path] }),
    ),
  );
  return found.length > 0 ? found : commandsCheck(body as CommandRequest[]);
}

/** Discord takes the bits as text, as it documents, and as a number, as its schema has it. */
function withNumericPermissions(command: unknown): unknown {
  const bits = (command as { default_member_permissions?: unknown })?.default_member_permissions;
  const isBits = typeof bits === 'string' && /^\d+$/.test(bits);
  return isBits ? { ...(command as object), default_member_permissions: Number(bits) } : command;
}

function list(call: Call, { world }: Inside, guildId: string | null): Answer {
  expectOwn(call, world.applicationId);
  const commands = world.commands.get(guildId) ?? [];
  const translated = call.query.get('with_localizations') === 'true';
  return ok(translated ? commands : withoutLocalizations(commands));
}

function overwrite(call: Call, { world }: Inside, guildId: string | null): Answer {
  expectOwn(call, world.applicationId);
  const commands = registered(world, guildId, call.body as CommandRequest[]);
  world.commands.set(guildId, commands);
  return ok(commands);
}

function expectOwn({ param }: Call, applicationId: string): void {
  if (param('application') !== applicationId) throw new Refusal('unknownApplication');
}

function joinedGuild({ param }: Call, { world }: Inside): string {
  const guild = world.guilds.get(param('guild'));
  if (!guild?.joined) throw new Refusal('missingAccess');
  return guild.id;
}
