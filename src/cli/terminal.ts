import type { Readable, Writable } from 'node:stream';
import { Command, CommanderError, Option } from 'commander';
import { type Config, loadEnvironment, readConfig } from '../app/config/index.ts';
import { LANGS, type Lang, type Library, type StaleAfter } from '../library/index.ts';
import {
  describeProblem,
  loadLibrary,
  type Problem,
  readLanguages,
} from '../library/loading/index.ts';
import { UnusableStore } from '../store/failures/index.ts';

/** Exit codes of every command: done, the thing asked for failed, used wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** All that a command line has of the world around it: that of a process, or one that a test makes. */
export type Terminal = {
  /** What was typed after the command. */
  readonly args: readonly string[];
  /** A file .env in `folder` adds to it. */
  readonly env: NodeJS.ProcessEnv;
  /** The working folder. */
  readonly folder: string;
  readonly stdin: Readable;
  /** Its width in characters, where it has one. */
  readonly stdout: Writable & { readonly columns?: number };
  readonly stderr: Writable;
};

/** That of this process. Its standard input is opened by whoever reads from it. */
const OF_PROCESS: Terminal = {
  get args() {
    return process.argv.slice(2);
  },
  env: process.env,
  folder: '.',
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
};

/** Runs the command line of a script, which ends with the exit code that it returns. */
export async function runAsScript(run: (terminal: Terminal) => Promise<Exit>): Promise<void> {
  process.stdout.on('error', leaveWithoutOutput);
  process.exitCode = await run(OF_PROCESS);
}

/** `… | head` closes the pipe early, which is no fault; a disk that is full is one. */
function leaveWithoutOutput({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit(EXIT.ok);
  complain(`The output cannot be written (${message}): what was printed so far is not whole.`);
  process.exit(EXIT.failed);
}

/** A command line whose help shows it as people type it: `npm run -s <script> -- …`. */
export function commandLine(
  script: string,
  description: string,
  { stdout, stderr }: Terminal = OF_PROCESS,
): Command {
  return new Command(`npm run -s ${script} --`)
    .description(description)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .exitOverride()
    .showHelpAfterError('(--help shows what is accepted)');
}

export const langOption = () => new Option('--lang <lang>', 'language').choices(['en', 'ja']);

const FORMS = ['text', 'json', 'discord', 'slack', 'markdown', 'html'] as const;
export type Form = (typeof FORMS)[number];

export const formOption = () =>
  new Option('--as <form>', 'what to print').choices(FORMS).default('text');

/**
 * Runs a command line to its end: parses the arguments, and turns whatever happens into an exit
 * code and, at most, one clear line. No stack trace reaches the person.
 */
export async function runToExit(
  program: Command,
  run: () => Promise<Exit>,
  terminal: Terminal,
): Promise<Exit> {
  try {
    program.parse(terminal.args, { from: 'user' });
    return await run();
  } catch (error) {
    return error instanceof CommanderError ? usageExit(error) : unexpected(error, terminal);
  }
}

/** The same for a script, whose terminal is that of the process. */
export function runScript(program: Command, run: () => Promise<Exit>): Promise<void> {
  return runAsScript((terminal) => runToExit(program, run, terminal));
}

/** commander has already said what is wrong; asking for help is no error. */
const usageExit = (error: CommanderError) => (error.exitCode === 0 ? EXIT.ok : EXIT.usage);

function unexpected(error: unknown, terminal: Terminal): Exit {
  if (error instanceof UnusableStore) {
    complain(error.message, terminal);
    return EXIT.failed;
  }
  const reason = error instanceof Error ? error.message : error;
  complain(`This should not have happened: ${reason}`, terminal);
  complain('Please report it with the command you typed.', terminal);
  return EXIT.failed;
}

/** A line for the person, on standard error. */
export function complain(line: string, { stderr }: Terminal = OF_PROCESS): void {
  stderr.write(`${line}\n`);
}

/** The settings, or null after saying what is wrong with them. */
export function configOrComplaint(terminal: Terminal = OF_PROCESS): Config | null {
  const loaded = loadEnvironment(terminal);
  const read = 'env' in loaded ? readConfig(loaded.env) : loaded;
  if ('errors' in read) for (const line of read.errors) complain(line, terminal);
  if ('warnings' in read) for (const line of read.warnings) complain(line, terminal);
  return 'config' in read ? read.config : null;
}

/** The languages of the briefs that are served, as help speaks of them: what is wrong with the settings is not told. */
export async function languagesServed(terminal: Terminal): Promise<readonly Lang[]> {
  const loaded = loadEnvironment(terminal);
  const read = 'env' in loaded ? readConfig(loaded.env) : loaded;
  return 'config' in read ? readLanguages(read.config.briefsDir) : LANGS;
}

/** The library and its faults; the faults have been told. The library is null where none loads. */
export async function loadForTerminal(
  folder: string,
  terminal: Terminal = OF_PROCESS,
  staleAfter?: StaleAfter | undefined,
): Promise<{ library: Library | null; problems: readonly Problem[] }> {
  const loaded = await loadLibrary(folder, null, staleAfter);
  for (const problem of loaded.problems) complain(describeProblem(problem), terminal);
  return loaded;
}
