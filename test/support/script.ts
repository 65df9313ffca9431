import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

type Started = {
  readonly stdin: NodeJS.WritableStream;
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

/** Runs a script to its end, with nothing on its standard input. */
export function run(
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
  const child = spawn(program, args, { env: { ...process.env, NO_COLOR: undefined, ...env } });
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
  return { stdin: child.stdin, firstOutput, ended };
}
