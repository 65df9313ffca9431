import { Worker } from 'node:worker_threads';
import type { Png, RenderRequest, WorkerFiles, WorkerMessage } from './messages.ts';

/** Runs something after so many ms, unless the function that it gives is called before. */
export type After = (ms: number, run: () => void) => () => void;

export type RenderWorkerParts = {
  readonly startThread: () => Worker;
  readonly after: After;
  readonly log: { warn(line: string): void };
};

/** A worker that owes something and says nothing for so long (ms) hangs. Loading takes a second, or several on a busy machine. */
const HUNG_MS = 30_000;
/** A worker that nobody has asked for so long (ms) is ended, so that what it takes of memory is given back. */
const IDLE_MS = 60_000;
/** After it died, a new worker is begun this much later (ms), twice that after the next death, and so on. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** With more drawings than this waiting, the next would come too late. */
const MOST_WAITING = 16;

/** Begins the thread that renders; it knows nothing of the bot's environment. */
export const startThread = (files: WorkerFiles): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: files,
    ...{ env: {}, execArgv: [], stdout: true, stderr: true }, // what libraries print is not shown
  });

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly worker: Worker }
  | { readonly kind: 'pausing' }
  /** Closed, or of no use. */
  | { readonly kind: 'off' };

/** The one worker thread: begun with the first drawing, ended after a while without one, begun again when it died. */
export class RenderWorker {
  readonly #parts: RenderWorkerParts;
  #state: State = { kind: 'idle' };
  /** What is owed, by its id. */
  readonly #open = new Map<number, (png: Png | null) => void>();
  #lastId = 0;
  #deaths = 0;
  #isRefusing = false;
  /** Stops waiting for the worker to hang or to have been idle for long. */
  #stopWatch = () => {};
  #stopPause = () => {};

  constructor(parts: RenderWorkerParts) {
    this.#parts = parts;
  }

  /** A PNG file; null: there is none, and the log says why. Never rejects. */
  render(drawing: Omit<RenderRequest, 'id'>): Promise<Png | null> {
    if (this.#isFull()) return Promise.resolve(null);
    if (this.#state.kind === 'idle') this.#start();
    const state = this.#state;
    if (state.kind !== 'running') return Promise.resolve(null);
    this.#lastId++;
    const request: RenderRequest = { id: this.#lastId, ...drawing };
    const { promise, resolve } = Promise.withResolvers<Png | null>();
    this.#open.set(request.id, resolve);
    state.worker.ref(); // it may keep the process alive while something is owed
    state.worker.postMessage(request);
    this.#watch(state.worker);
    return promise;
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'off' };
    this.#stopPause();
    this.#giveUp();
    if (state.kind === 'running') await state.worker.terminate();
  }

  /** Says once, until all that waits has been rendered, that no more is taken on. */
  #isFull(): boolean {
    if (this.#open.size < MOST_WAITING) return false;
    if (!this.#isRefusing) {
      this.#parts.log.warn(
        `Pictures: ${MOST_WAITING} are waiting to be rendered, so replies go out without theirs for now.`,
      );
    }
    this.#isRefusing = true;
    return true;
  }

  #start(): void {
    const worker = this.#parts.startThread();
    this.#state = { kind: 'running', worker };
    let cause = '';
    worker.on('message', (message: WorkerMessage) => this.#take(message, worker));
    worker.on('error', (error: unknown) => {
      cause = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => this.#ended(worker, cause));
  }

  #take(message: WorkerMessage, worker: Worker): void {
    switch (message.kind) {
      case 'rendered':
        this.#deaths = 0;
        this.#settle(message.id, message.png);
        break;
      case 'failed':
        this.#parts.log.warn(`Pictures: one could not be rendered (${message.why}).`);
        this.#settle(message.id, null);
        break;
      case 'unusable':
        this.#parts.log.warn(`Pictures: there are none as PNG: ${message.why}.`);
        this.#state = { kind: 'off' };
        this.#giveUp();
        return;
    }
    this.#watch(worker);
  }

  #settle(id: number, png: Png | null): void {
    this.#open.get(id)?.(png);
    this.#open.delete(id);
    if (this.#open.size === 0) this.#isRefusing = false;
  }

  /** Watches for silence, from now on: of a worker that owes something, or of those who ask. */
  #watch(worker: Worker): void {
    this.#stopWatch();
    if (this.#open.size === 0) {
      worker.unref();
      this.#stopWatch = this.#parts.after(IDLE_MS, () => this.#rest(worker));
    } else {
      this.#stopWatch = this.#parts.after(HUNG_MS, () => {
        this.#ended(worker, `it said nothing for ${HUNG_MS / 1000} s`);
        worker.terminate().catch(() => {}); // it is replaced in any case
      });
    }
  }

  /** Ends a worker that nobody asks. */
  #rest(worker: Worker): void {
    if (this.#state.kind !== 'running' || this.#state.worker !== worker) return;
    this.#state = { kind: 'idle' };
    worker.terminate().catch(() => {}); // the next one is another
  }

  #ended(worker: Worker, cause: string): void {
    if (this.#state.kind !== 'running' || this.#state.worker !== worker) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#deaths, LONGEST_PAUSE_MS);
    this.#deaths++;
    this.#state = { kind: 'pausing' };
    this.#giveUp();
    const why = cause === '' ? '' : ` (${cause})`;
    this.#parts.log.warn(
      `Pictures: the thread that renders them ended${why}: replies go out without theirs until it is begun again in ${pause / 1000} s.`,
    );
    this.#stopPause = this.#parts.after(pause, () => {
      if (this.#state.kind === 'pausing') this.#state = { kind: 'idle' };
    });
  }

  /** Leaves what is owed without a picture. */
  #giveUp(): void {
    this.#stopWatch();
    this.#stopWatch = () => {};
    for (const settle of this.#open.values()) settle(null);
    this.#open.clear();
    this.#isRefusing = false;
  }
}
