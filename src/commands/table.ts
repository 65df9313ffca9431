import type { CommandName, Reply } from '../replies/index.ts';
import { forReader } from '../replies/index.ts';
import { ask, check } from './ask/index.ts';
import { brief, sources, timeline } from './briefs/index.ts';
import type { Command, Context, Request } from './definition/index.ts';
import { digest } from './digest.ts';
import { helpFor } from './help.ts';
import { privacy } from './privacy.ts';

const others = [brief, ask, timeline, sources, privacy];

/** The commands that set something up for a channel, where a platform has channels. */
export const CHANNEL_COMMANDS = [digest] as const;

/** The commands that are typed, in the order in which they are shown. */
export const COMMANDS: readonly Command[] = [...others, helpFor(others, CHANNEL_COMMANDS)];

/** The commands on a message, where a platform has a menu for them. */
export const MESSAGE_COMMANDS: readonly Command[] = [check];

/** The typed command of a name, or undefined: what arrives from outside may name anything. */
export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

/** Runs a command of the table. */
export function runCommand(name: CommandName, request: Request, context: Context): Reply {
  const command = [...COMMANDS, ...MESSAGE_COMMANDS].find((one) => one.name === name);
  if (!command) throw new RangeError(`the command table lacks "${name}"`);
  const result = command.run(request, context);
  if (!('instead' in result)) return forReader(result, context.library);
  return runCommand(result.instead.command, result.instead, context);
}
