import { Command, CommanderError, Option } from 'commander';
import { type Config, loadEnvironment, readConfig } from '../app/config/index.ts';
import type { Library } from '../library/index.ts';
import { describeProblem, loadLibrary, type Problem } from '../library/loading/index.ts';
import { UnusableStore } from '../store/failures/index.ts';

/** Exit codes of every command: done, the thing asked for failed, used wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** A command line whose help shows it as people type it: `npm run -s <script> -- …`. */
export function commandLine(script: string, description: string): Command {
  return new Command(`npm run -s ${script} --`)
    .description(description)
    .exitOverride()
    .showHelpAfterError('(--help shows what is accepted)');
}

export const langOption = () => new Option('--lang <lang>', 'language').choices(['en', 'ja']);

const FORMS = ['text', 'json', 'discord', 'slack'] as const;
export type Form = (typeof FORMS)[number];

export const formOption = () =>
  new Option('--as <form>', 'what to print').choices(FORMS).default('text');

/**
 * Runs a command line to its end: parses the arguments, and turns whatever happens into an exit
 * code and, at most, one clear line. No stack trace reaches the person.
 */
export async function runToExit(program: Command, run: () => Promise<Exit>): Promise<void> {
  process.stdout.on('error', leaveOnClosedPipe);
  try {
    program.parse();
    process.exitCode = await run();
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? usageExit(error) : unexpected(error);
  }
}

/** commander has already said what is wrong; asking for help is no error. */
const usageExit = (error: CommanderError) => (error.exitCode === 0 ? EXIT.ok : EXIT.usage);

function unexpected(error: unknown): Exit {
  if (error instanceof UnusableStore) {
    complain(error.message);
    return EXIT.failed;
  }
  complain(`This should not have happened: ${error instanceof Error ? error.message : error}`);
  complain('Please report it with the command you typed.');
  return EXIT.failed;
}

/** `… | head` closes the pipe early, which is no fault. */
function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
}

/** A line for the person, on standard error. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The settings, or null after saying what is wrong with them. */
export function configOrComplaint(): Config | null {
  const loaded = loadEnvironment();
  const read = 'env' in loaded ? readConfig(loaded.env) : loaded;
  for (const line of 'config' in read ? read.warnings : read.errors) complain(line);
  return 'config' in read ? read.config : null;
}

/** The library and its faults; the faults have been told. The library is null where none loads. */
export async function loadForTerminal(
  folder: string,
): Promise<{ library: Library | null; problems: readonly Problem[] }> {
  const loaded = await loadLibrary(folder);
  for (const problem of loaded.problems) complain(describeProblem(problem));
  return loaded;
}
