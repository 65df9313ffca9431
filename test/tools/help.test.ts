import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The scripts that run a file of ours, and its arguments. */
const lines = Object.entries(scripts).flatMap(([name, line]): [string, string[]][] => {
  const [, typed] = /^node -r \S+ (.+)$/.exec(line) ?? [];
  return typed ? [[name, typed.split(' ')]] : [];
});

test('there are such scripts', () => expect(lines.length).toBeGreaterThan(10));

test.each(lines)(
  'npm run %s -- --help says how to use it, and does nothing else',
  async (name, args) => {
    const child = spawn(process.execPath, [...args, '--help']);
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((done) => child.once('exit', done)),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: npm run -s ${name} -- `));
  },
);
