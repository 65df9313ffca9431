import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a bot is started that something befalls. */
type Start = {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
};

/** Something that befalls a bot and must not end it. */
export type Condition = {
  readonly name: string;
  /** In a new folder of its own, which is removed afterwards. */
  start(folder: string): Promise<Start>;
  /** Comes once, in the middle. */
  readonly once?: NodeJS.Signals;
  /** The line of the log that says what is wrong: it must come once. */
  readonly told: RegExp;
  /** Shorter than this (ms) it cannot show. */
  readonly leastMs: number;
  /** Whether it needs namespaces of its own. */
  readonly isApart: boolean;
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = [process.execPath, 'src/start.cjs'] as const;
const WITH_A_SIGNAL = [process.execPath, 'tools/fault-test/bot.ts'] as const;

/** A program after some preparation, in user and mount namespaces of its own, where the machine lets it prepare. */
const apart = (prepare: string, program: readonly string[]): Start['command'] => [
  'unshare',
  ...['--user', '--map-root-user', '--mount'],
  ...['sh', '-c', `${prepare} && exec "$@"`, 'sh', ...program],
];

/** Why nothing can be prepared on this machine, or null. */
export function whyNotApart(): string | null {
  try {
    execFileSync('unshare', ['--user', '--map-root-user', '--mount', 'true'], { stdio: 'pipe' });
    return null;
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string };
    return `no namespaces of its own here: ${String(stderr || message).trim()}`;
  }
}

const own = (folder: string) => ({ DATABASE_URL: `file:${join(folder, 'bot.sqlite')}` });

export const CONDITIONS: readonly Condition[] = [
  {
    name: 'no inotify left',
    isApart: true,
    told: /raise fs\.inotify\.max_user_instances/,
    leastMs: 3000,
    start: async (folder) => ({
      command: apart('echo 0 > /proc/sys/user/max_inotify_instances', MAIN),
      cwd: ROOT,
      env: own(folder),
    }),
  },
  {
    name: 'a full disk',
    isApart: true,
    told: /The disk of the database .* is full/,
    leastMs: 3000,
    async start(folder) {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      const fill = `mount -t tmpfs -o size=256k none ${disk} && { head -c 300000 /dev/zero > ${disk}/ballast 2>/dev/null; true; }`;
      return { command: apart(fill, MAIN), cwd: ROOT, env: own(disk) };
    },
  },
  {
    name: 'no package.json',
    isApart: false,
    told: /package\.json cannot be read/,
    leastMs: 3000,
    async start(folder) {
      for (const part of ['src', 'briefs']) {
        await cp(join(ROOT, part), join(folder, part), { recursive: true });
      }
      await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      return { command: [...MAIN], cwd: folder, env: own(folder) };
    },
  },
  {
    name: 'a clock set back an hour',
    isApart: false,
    told: /the clock went back/,
    leastMs: 120_000,
    once: 'SIGHUP',
    start: async (folder) => ({ command: [...WITH_A_SIGNAL], cwd: ROOT, env: own(folder) }),
  },
];

/** A new folder for a bot that something befalls. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outlive-'));
  await writeFile(join(folder, 'README'), 'Made by npm run outlive; it may be deleted.\n');
  return folder;
}
