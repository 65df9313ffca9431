import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCli } from '../../src/cli/run.ts';

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

type Started = {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly firstOutput: Promise<void>;
  readonly ended: Promise<Ended>;
};

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

/**
 * Starts what an npm script stands for, with a hand on its standard input. Without npm in between,
 * which doubles the time: that npm finds the scripts is tested once for each (`startWithNpm`).
 */
export function start(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Started {
  const [program, ...given] = scripts[script]?.split(' ') ?? [];
  if (program !== 'node') throw new RangeError(`package.json: "${script}" does not run node`);
  return follow(process.execPath, [...given, ...args], env);
}

/** Starts an npm script as a person would type it. */
function startWithNpm(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Started {
  return follow('npm', ['run', '-s', script, '--', ...args], env);
}

/** To load the model that compares meanings takes seconds: a test that is about it says so. */
const WORDS_ALONE = { EMBEDDING_MODEL: 'none' };

/**
 * Runs a command line of the bot to its end within this process: a process of its own takes half a second more.
 * `input` is what stands on its standard input. Words alone answer, unless `env` sets EMBEDDING_MODEL.
 */
export async function run(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input: string | Buffer = '',
): Promise<Ended> {
  return runHere(script, args, {
    env: { ...process.env, NO_COLOR: undefined, ...WORDS_ALONE, ...env },
    folder: '.',
    input,
  });
}

/** The same with nothing in its environment but what is given, and in another working folder. */
export async function runHere(
  script: string,
  args: readonly string[],
  { env, folder, input = '' }: { env: NodeJS.ProcessEnv; folder: string; input?: string | Buffer },
): Promise<Ended> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(input);
  const printed = Promise.all([text(stdout), text(stderr)]);
  const name = /src\/cli\.cjs (\S+)$/.exec(scripts[script] ?? '')?.[1];
  if (!name) throw new RangeError(`package.json: "${script}" is no command line of the bot`);
  const code = await runCli(name, { args, env, folder, stdin, stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, out, err };
}

/** Runs a script to its end as a process of its own, with nothing on its standard input. */
export function runProcess(
  script: string,
  args: readonly string[],
  env?: Record<string, string>,
): Promise<Ended> {
  return toEnd(start(script, args, env));
}

/** The same through npm. */
export function runWithNpm(script: string, args: readonly string[]): Promise<Ended> {
  return toEnd(startWithNpm(script, args));
}

function toEnd({ stdin, ended }: Started): Promise<Ended> {
  stdin.end();
  return ended;
}

function follow(program: string, args: string[], env: Record<string, string>): Started {
  const child = spawn(program, args, {
    env: { ...process.env, NO_COLOR: undefined, ...WORDS_ALONE, ...env },
  });
  let [out, err] = ['', ''];
  const firstOutput = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    // npm prints its own opinions about the machine's settings first
    child.on('close', (code) => resolve({ code, out, err: err.replace(/^npm warn .*\n/gm, '') }));
  });
  return { stdin: child.stdin, stdout: child.stdout, firstOutput, ended };
}
