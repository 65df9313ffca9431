import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bot of one commit. */
export type Revision = {
  readonly name: string;
  readonly root: string;
  /** What `npm start` runs there, with absolute paths: it can be run in any folder. */
  readonly command: readonly string[];
  /** The briefs shipped with it: those of another commit may have fields that it does not know. */
  readonly briefs: string;
};

/** The folder of this tree. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The bot as it is here. */
export const here = (): Revision => revisionAt(ROOT, 'this tree');

/**
 * The bot of another commit, in a temporary folder with the packages of this tree, until this process ends. Throws where
 * git does not know the commit.
 */
export function checkOut(commit: string): Revision {
  const hash = hashOf(commit);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const root = join(folder, hash);
  process.once('exit', () => {
    git('worktree', 'remove', '--force', root);
    rmSync(folder, { recursive: true, force: true });
  });
  git('worktree', 'add', '--detach', root, hash);
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return revisionAt(root, hash);
}

function hashOf(commit: string): string {
  try {
    return git('rev-parse', '--short', '--verify', `${commit}^{commit}`);
  } catch {
    throw new Error(`git knows no commit "${commit}" here; git log lists those that it knows`);
  }
}

/** Does what `npm ci` does beside installing packages: writes the bundle, where there is such a thing. */
export function bundle({ root }: Revision): void {
  execFileSync('npm', ['run', '--silent', '--if-present', 'bundle'], { cwd: root });
}

function revisionAt(root: string, name: string): Revision {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, ...args] = String(scripts.start).split(' ');
  const command = args.map((arg) => (arg.includes('/') ? resolve(root, arg) : arg));
  return { name, root, command, briefs: join(root, 'briefs') };
}

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
