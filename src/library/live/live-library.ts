import type { Library, StaleAfter } from '../index.ts';
import type { Problem } from '../loading/index.ts';
import { loadLibrary } from '../loading/index.ts';
import { explainUnwatched, FolderWatch } from './watch-folder.ts';

/** The outcome of a change on disk. */
export type ReloadEvent =
  | { readonly kind: 'reloaded'; readonly library: Library }
  /** The change has faults; what was served before is still served. */
  | { readonly kind: 'kept'; readonly library: Library; readonly problems: readonly Problem[] }
  /** The faults are gone: the folder holds again what is served. */
  | { readonly kind: 'mended'; readonly library: Library }
  /** Changes are noticed later than they could be; why, and what to do. */
  | { readonly kind: 'unwatched'; readonly why: string };

/** What a live library works with. */
type LiveLibraryParts = {
  /** The operator's setting, if there is one. */
  readonly staleAfter?: StaleAfter | undefined;
  /** Prepares a library before it is served; stops early, in whatever state, when `signal` is aborted. */
  prepare(library: Library, signal: AbortSignal): Promise<void>;
  /** Called for every swap, for every edit that was not taken, and when such an edit is undone. */
  report(event: ReloadEvent): void;
  /** Called with what went wrong in the bot itself; what was served is still served. */
  onFault(error: unknown): void;
};

/**
 * The library as it is on disk now. A change in the folder is read as a whole and swapped in at
 * once, or not at all: a faulty edit leaves the last good snapshot.
 */
export class LiveLibrary {
  #current: Library;
  readonly #folder: string;
  readonly #parts: LiveLibraryParts;
  readonly #watch: FolderWatch;
  /** Whether the latest edit was not taken. */
  #isKept = false;
  /** The latest reading; one that begins meanwhile makes it void. */
  #latest = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  /** Watches from now on. */
  constructor(folder: string, loaded: Library, parts: LiveLibraryParts) {
    this.#folder = folder;
    this.#current = loaded;
    this.#parts = parts;
    this.#watch = new FolderWatch(folder, {
      onChange: () => this.#read(),
      onUnwatched: (error) =>
        parts.report({ kind: 'unwatched', why: explainUnwatched(folder, error) }),
    });
  }

  /** The snapshot to answer from; take it once a request. */
  get current(): Library {
    return this.#current;
  }

  /** Resolves when the folder is being watched. */
  ready(): Promise<void> {
    return this.#watch.ready();
  }

  /** Stops watching; what is being read is dropped. */
  async close(): Promise<void> {
    this.#latest.abort();
    await this.#watch.close();
    await this.#reading;
  }

  #read(): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    const { signal } = this.#latest;
    this.#reading = this.#reading
      .then(() => this.#reload(signal))
      .catch((error: unknown) => this.#parts.onFault(error));
  }

  async #reload(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { library, problems } = await loadLibrary(
      this.#folder,
      this.#current,
      this.#parts.staleAfter,
    );
    if (signal.aborted) return;
    if (library?.version === this.#current.version) {
      if (this.#isKept && problems.length === 0) this.#takeAgain();
      return;
    }
    if (library === null || problems.length > 0) {
      this.#isKept = true;
      this.#parts.report({ kind: 'kept', library: this.#current, problems });
      return;
    }
    await this.#parts.prepare(library, signal);
    if (signal.aborted) return;
    this.#current = library;
    this.#isKept = false;
    this.#parts.report({ kind: 'reloaded', library });
  }

  #takeAgain(): void {
    this.#isKept = false;
    this.#parts.report({ kind: 'mended', library: this.#current });
  }
}
