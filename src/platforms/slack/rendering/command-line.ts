import { COMMANDS, commandNamed } from '../../../commands/index.ts';
import type { CommandName, Options } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';

/** The command under which those stand that take no text of their own. */
const ROOT = 'brief';

/** Slack knows no command twice: those with free text, and what is about the asker, have a name of
 * their own; the rest follow `/brief`. */
export const SLASH_COMMANDS = COMMANDS.filter(
  ({ name, options, isPersonal }) =>
    name === ROOT || isPersonal || options.some(({ kind }) => kind === 'question'),
);
const SUBCOMMANDS = COMMANDS.filter((command) => !SLASH_COMMANDS.includes(command));

/** How a command is typed on Slack: `/timeline [topic]` as `/brief timeline [topic]`. */
export function asTyped(usage: string): string {
  const isSubcommand = SUBCOMMANDS.some(({ name }) => usage.split(' ')[0] === `/${name}`);
  return isSubcommand ? `/${ROOT} ${usage.slice(1)}` : usage;
}

/** What may be typed behind a slash command: "[topic] | timeline [topic] | … | help". */
export function usageHint(name: CommandName): string {
  const own = argumentsOf(name);
  if (name !== ROOT) return own;
  const others = SUBCOMMANDS.map((one) => `${one.name} ${argumentsOf(one.name)}`.trim());
  return [own, ...others].join(' | ');
}

const argumentsOf = (name: CommandName) =>
  (commandNamed(name)?.options ?? [])
    .map((option) => (option.required ? option.name : `[${option.name}]`))
    .join(' ');

/**
 * What was typed as a request: `/brief timeline usfj`, `/brief 年表 在日米軍`, `/ask …`. Null for a
 * command that is none of the bot's.
 */
export function parseCommand(
  typed: string,
  rest: string,
): { readonly command: CommandName; readonly options: Options } | null {
  const command = commandNamed(typed.replace(/^\//, ''));
  if (!command || !SLASH_COMMANDS.includes(command)) return null;
  const [, first = '', after = ''] = /^\s*(\S+)\s*(.*)$/su.exec(rest) ?? [];
  const sub = command.name === ROOT ? SUBCOMMANDS.find(({ name }) => isNamed(name, first)) : null;
  const target = sub ?? command;
  const [option] = target.options;
  const value = (sub ? after : rest).trim();
  if (!option || value === '') return { command: target.name, options: {} };
  return { command: target.name, options: { [option.name]: value } };
}

/** By its English name, in any case, or its Japanese one. */
function isNamed(name: CommandName, typed: string): boolean {
  const japanese = wordsFor('ja').names[name];
  return typed.toLowerCase() === name || typed.normalize('NFKC') === japanese;
}
