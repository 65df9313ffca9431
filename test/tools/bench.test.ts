import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { here } from '../../tools/bench/ready/revision.ts';
import { type Plan, takeRounds } from '../../tools/bench/ready/rounds.ts';
import { tableOf } from '../../tools/bench/ready/table.ts';
import { SUITES } from '../../tools/bench/suites.ts';
import { Journal } from '../support/journal.ts';
import { emptyFolder } from '../support/stores.ts';

/** A suite of each kind of end. */
const SCRIPT = `
const name = process.argv[2];
process.stdout.write('  ' + name + ' runs\\n');
if (name === 'throws') throw new Error('no');
if (name === 'waits') await new Promise(() => {});
if (name === 'killed') process.kill(process.pid, 'SIGKILL');
setInterval(() => {}, 1000);
process.exit(0);
`;

async function startRunner(names: readonly string[], suite: string) {
  const folder = await emptyFolder();
  const script = join(folder, 'suite.mjs');
  await writeFile(script, suite);
  const runner = `
    const { runSuites } = await import(${JSON.stringify(resolve('tools/bench/run-suites.ts'))});
    console.log('failed: ' + await runSuites(${JSON.stringify(names)}, ${JSON.stringify(script)}));
  `;
  return { child: spawn(process.execPath, ['--input-type=module', '-e', runner]) };
}

async function runnerOver(names: readonly string[]) {
  const { child } = await startRunner(names, SCRIPT);
  return Promise.all([text(child.stdout), text(child.stderr)]);
}

test('every suite runs, whatever becomes of the others, and what did not finish is named', async () => {
  const [out, err] = await runnerOver(['one', 'throws', 'waits', 'killed', 'two']);
  for (const name of ['one', 'throws', 'waits', 'killed', 'two']) {
    expect(out).toContain(`\n${name}\n  ${name} runs\n`);
  }
  expect(out).toContain('failed: throws,waits,killed\n');
  expect(err).toContain('The suite throws did not finish (exit code 1).');
  expect(err).toContain(
    'The suite waits did not finish (it waits for something that never comes).',
  );
  expect(err).toContain('The suite killed did not finish (ended by SIGKILL).');
});

/** A suite that starts a process, which tells its id, and never ends. */
const STARTS_ONE = `
import { endWithParent } from ${JSON.stringify(resolve('tools/bench/end-with-parent.ts'))};
import { startChild } from ${JSON.stringify(resolve('tools/bench/ready/child.ts'))};
endWithParent();
const child = startChild(['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], '.');
process.stdout.write('started ' + (await child.line(/^[0-9]+$/)) + '\\n');
await new Promise((never) => setInterval(never, 2 ** 30));
`;

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'a bench that is ended by %s leaves no process behind',
  async (signal) => {
    const { child } = await startRunner(['endless'], STARTS_ONE);
    const said = new Journal<string>();
    createInterface(child.stdout).on('line', (line) => said.add(line));
    const started = await said.first((line) => line.startsWith('started '), 'the process');
    const pid = Number(started.slice('started '.length));
    child.kill(signal);
    await vi.waitUntil(() => !isRunning(pid), { timeout: 10_000 });
  },
);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('there are twelve suites, and another name is refused with theirs', async () => {
  const child = spawn(process.execPath, ['tools/bench/main.ts', 'speed']);
  const [err, code] = await Promise.all([
    text(child.stderr),
    new Promise((done) => child.once('exit', done)),
  ]);
  expect(code).toBe(2);
  expect(Object.keys(SUITES)).toHaveLength(12);
  expect(err).toBe(`There is no suite speed. Name any of: ${Object.keys(SUITES).join(', ')}\n`);
});

/** Six processes start one after the other. */
const LONG_MS = 120_000;

test(
  'ready measures cold and warm starts, and sets each figure beside the bare one',
  async () => {
    const plan: Plan = {
      revisions: [here()],
      settings: ['both platforms', 'the page alone'],
      runs: 1,
      restMs: 0,
      idleMs: 0,
      load: { requests: 8, topics: ['usfj'], questions: ['When was the command established?'] },
    };
    const table = tableOf(await takeRounds(plan), plan);
    const sections = table.split(/^ {2}(?=\S)/m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      'both platforms, cold',
      'both platforms, warm',
      'the page alone, cold',
      'the page alone, warm',
    ]);
    const targetsIn = (section: string) => section.match(/target \d\.\d/g)?.length ?? 0;
    expect(sections.map(targetsIn)).toEqual([0, 5, 0, 1]);
    expect(table).not.toContain('NaN');
  },
  LONG_MS,
);
