import { watch } from 'chokidar';
import type { Library } from './library.ts';
import { loadLibrary } from './load.ts';
import type { Problem } from './problem.ts';

/** What became of a change on disk. */
export type ReloadEvent =
  | { readonly kind: 'reloaded'; readonly library: Library }
  /** The change has faults; what was served before is still served. */
  | { readonly kind: 'kept'; readonly library: Library; readonly problems: readonly Problem[] };

/** Editors write a file in several steps; this long (ms) after the last one it is read. */
const QUIET_MS = 150;

/**
 * The library as it is on disk now. A change in the folder is read as a whole and swapped in at
 * once, or not at all: a faulty edit leaves the last good snapshot.
 */
export class LiveLibrary {
  #current: Library;
  readonly #folder: string;
  readonly #report: (event: ReloadEvent) => void;
  readonly #watcher;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** Watches from now on. `report` hears of every swap and of every edit that was not taken. */
  constructor(folder: string, loaded: Library, report: (event: ReloadEvent) => void) {
    this.#folder = folder;
    this.#current = loaded;
    this.#report = report;
    this.#watcher = watch(folder, { depth: 0, ignoreInitial: true });
    this.#watcher.on('all', () => this.#soon());
    // An edit after the folder was read and before it is watched brings no event.
    this.#watcher.on('ready', () => this.#soon());
  }

  /** The snapshot to answer from; take it once a request. */
  get current(): Library {
    return this.#current;
  }

  /** Resolves when the folder is being watched. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve) => this.#watcher.once('ready', resolve));
  }

  /** Stops watching; what is being read is finished first. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#watcher.close();
    await this.#reading;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#reading = this.#reading.then(() => this.#reload());
    }, QUIET_MS);
  }

  async #reload(): Promise<void> {
    const { library, problems } = await loadLibrary(this.#folder);
    if (library?.version === this.#current.version) return;
    if (library === null || problems.length > 0) {
      this.#report({ kind: 'kept', library: this.#current, problems });
    } else {
      this.#current = library;
      this.#report({ kind: 'reloaded', library });
    }
  }
}
