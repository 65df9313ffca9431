import { realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { messageOf } from '../../observability/thrown/index.ts';
import { listFolder } from '../loading/index.ts';

/** Editors write a file in several steps; this long (ms) after the last one it is read. */
const QUIET_MS = 150;
/**
 * So often (ms) the folder is looked at, whatever the system tells of it: network drives and some containers tell
 * nothing, and none tells that a link now leads to another folder.
 */
const LOOK_MS = 2000;

/** Called with what happens in a folder. */
type Listener = {
  /** Something in it is new, or may be. */
  onChange(): void;
  /** The system does not tell of changes; they are found by looking. Called once at most. */
  onUnwatched(error: unknown): void;
};

/**
 * Watches the files directly in a folder, which may be a link that is switched. A change is told when it has
 * settled; the first time soon after the start, as an edit just before it brings no event.
 */
export class FolderWatch {
  readonly #folder: string;
  readonly #listener: Listener;
  #watcher: FSWatcher;
  #isWatching: Promise<void>;
  /** Where the folder's path led to when it was last looked at; null: nowhere. */
  #target: string | null;
  /** What the files were like when the listener was last told. */
  #told: string | null = null;
  #isUnwatched = false;
  #isClosed = false;
  #quiet: NodeJS.Timeout | undefined;
  #next: NodeJS.Timeout | undefined;

  constructor(folder: string, listener: Listener) {
    this.#folder = folder;
    this.#listener = listener;
    this.#target = targetOf(folder);
    [this.#watcher, this.#isWatching] = this.#watch();
    this.#lookLater();
  }

  /** Resolves when the system tells of changes, or has said that it will not. */
  ready(): Promise<void> {
    return this.#isWatching;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#quiet);
    clearTimeout(this.#next);
    await this.#watcher.close();
  }

  #watch(): [FSWatcher, Promise<void>] {
    const watcher = watch(this.#folder, { depth: 0, ignoreInitial: true });
    watcher.on('all', () => this.#soon());
    const watching = new Promise<void>((resolve) => {
      watcher.on('ready', () => {
        this.#soon();
        resolve();
      });
      // Without a listener an error would end the process.
      watcher.on('error', (error) => {
        if (!this.#isUnwatched) this.#listener.onUnwatched(error);
        this.#isUnwatched = true;
        resolve();
      });
    });
    return [watcher, watching];
  }

  #soon(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#tell().catch(() => this.#soon()), QUIET_MS);
  }

  async #tell(): Promise<void> {
    this.#told = await this.#files();
    if (!this.#isClosed) this.#listener.onChange();
  }

  #lookLater(): void {
    if (this.#isClosed) return;
    const again = () => this.#lookLater();
    this.#next = setTimeout(() => this.#look().then(again, again), LOOK_MS).unref();
  }

  async #look(): Promise<void> {
    const target = targetOf(this.#folder);
    const files = await this.#files();
    if (this.#isClosed) return;
    if (files !== this.#told) this.#soon();
    const isElsewhere = this.#target !== null && target !== null && target !== this.#target;
    this.#target = target ?? this.#target;
    if (!isElsewhere) return;
    const former = this.#watcher;
    [this.#watcher, this.#isWatching] = this.#watch();
    await former.close();
  }

  /** The files as they are, with all that changes when one is written or replaced. */
  async #files(): Promise<string> {
    const listing = await listFolder(this.#folder);
    if ('problem' in listing) return listing.problem.wrong;
    const files = listing.names.map(async (name) => {
      const info = await stat(join(this.#folder, name), { bigint: true }).catch(() => null);
      return info && [name, info.dev, info.ino, info.size, info.mtimeNs, info.ctimeNs].join(' ');
    });
    return (await Promise.all(files)).join('\n');
  }
}

function targetOf(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}

/** What to do where the system does not tell of changes, in one line. */
export function explainUnwatched(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = REMEDIES[code];
  return `The system does not tell of edits in ${folder} (${messageOf(error)}); the bot looks there every ${LOOK_MS / 1000} s instead.${remedy ? ` ${remedy}` : ''}`;
}

/** https://man7.org/linux/man-pages/man7/inotify.7.html, /proc interfaces; libuv gives what the kernel said. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC:
    'To hear of them at once, raise fs.inotify.max_user_watches (sysctl), or end what else watches many files.',
  EMFILE:
    'To hear of them at once, raise fs.inotify.max_user_instances (sysctl), or the limit of open files (ulimit -n).',
};
