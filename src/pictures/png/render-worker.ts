import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Png, RenderRequest, WorkerFiles, WorkerMessage } from './messages.ts';

/** Runs something after so many ms, unless the function that it gives is called before. */
export type After = (ms: number, run: () => void) => () => void;

export type RenderWorkerParts = {
  readonly start: () => ChildProcess;
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

/**
 * Begins the process that renders; it knows nothing of the bot's environment. A process, not a thread: one that has ended
 * leaves nothing behind in memory, where a thread left more than 60 MB.
 */
export const startWorker = (files: WorkerFiles): ChildProcess =>
  fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [JSON.stringify(files)], {
    ...{ env: {}, execArgv: [], serialization: 'advanced' }, // as bytes are sent
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // what libraries print is not shown
  });

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly worker: ChildProcess }
  | { readonly kind: 'pausing' }
  /** Closed, or of no use. */
  | { readonly kind: 'off' };

/** The one process that renders: begun with the first drawing, ended after a while without one, begun again when it died. */
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
    holdOpen(state.worker, true); // it may keep the bot alive while something is owed
    state.worker.send(request, () => {}); // one that is gone says so by its end
    this.#watch(state.worker);
    return promise;
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'off' };
    this.#stopPause();
    this.#giveUp();
    if (state.kind === 'running') state.worker.kill('SIGKILL'); // it holds nothing that could be lost
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
    const worker = this.#parts.start();
    this.#state = { kind: 'running', worker };
    worker.on('message', (message: WorkerMessage) => this.#take(message, worker));
    worker.on('error', (error) => this.#ended(worker, error.message)); // it could not be begun
    worker.on('exit', (code, signal) => this.#ended(worker, signal ?? `exit code ${code}`));
  }

  #take(message: WorkerMessage, worker: ChildProcess): void {
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
  #watch(worker: ChildProcess): void {
    this.#stopWatch();
    if (this.#open.size === 0) {
      holdOpen(worker, false);
      this.#stopWatch = this.#parts.after(IDLE_MS, () => this.#rest(worker));
    } else {
      this.#stopWatch = this.#parts.after(HUNG_MS, () => {
        this.#ended(worker, `it said nothing for ${HUNG_MS / 1000} s`);
        worker.kill('SIGKILL'); // it is replaced in any case
      });
    }
  }

  /** Ends a worker that nobody asks. */
  #rest(worker: ChildProcess): void {
    if (this.#state.kind !== 'running' || this.#state.worker !== worker) return;
    this.#state = { kind: 'idle' };
    worker.kill('SIGKILL'); // the next one is another
  }

  #ended(worker: ChildProcess, cause: string): void {
    if (this.#state.kind !== 'running' || this.#state.worker !== worker) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#deaths, LONGEST_PAUSE_MS);
    this.#deaths++;
    this.#state = { kind: 'pausing' };
    this.#giveUp();
    this.#parts.log.warn(
      `Pictures: what renders them ended (${cause}): replies go out without theirs until it is begun again in ${pause / 1000} s.`,
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

/** Whether a worker keeps the bot alive. */
function holdOpen(worker: ChildProcess, isOwing: boolean): void {
  if (isOwing) worker.ref();
  else worker.unref();
  if (isOwing) worker.channel?.ref();
  else worker.channel?.unref();
}
