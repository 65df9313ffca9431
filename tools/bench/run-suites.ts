import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A suite that takes longer (ms) hangs. */
const LONGEST_MS = 60 * 60_000;

/**
 * Runs `node SCRIPT NAME OPTIONS` for each name, one after the other, each in a process of its own, and says how it ended
 * where it did not end well. Gives the names of those.
 */
export async function runSuites(
  names: readonly string[],
  script: string,
  options: object = {},
): Promise<string[]> {
  const failed: string[] = [];
  for (const name of names) {
    process.stdout.write(`\n${name}\n`);
    const child = spawn(process.execPath, [script, name, JSON.stringify(options)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // by the channel it knows when this process is gone
      timeout: LONGEST_MS,
    });
    const [code, signal] = await once(child, 'exit');
    if (code === 0) continue;
    failed.push(name);
    process.stderr.write(`The suite ${name} did not finish (${endOf(code, signal)}).\n`);
  }
  return failed;
}

/** 13: https://nodejs.org/api/process.html#exit-codes */
function endOf(code: number | null, signal: string | null): string {
  if (code === 13) return 'it waits for something that never comes';
  return code === null ? `ended by ${signal}` : `exit code ${code}`;
}
