import { Worker } from 'node:worker_threads';
import { messageOf } from '../../observability/thrown/index.ts';
import type { CompareRequest, WorkerMessage, WorkerSettings } from './messages.ts';

/** Runs something after so many ms, unless the function that it gives is called before. */
export type After = (ms: number, run: () => void) => () => void;

/** By the timers of Node; none of them keeps the process alive. */
export const byTimer: After = (ms, run) => {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};

export type EmbeddingWorkerParts = {
  readonly startThread: () => Worker;
  readonly after: After;
  /**
   * How long (ms) a question waits for its answer once the model is loaded, and how long, from the start of the thread,
   * one that comes before waits for that; null: for as long as the worker shows signs of life.
   */
  readonly patience: { readonly answer: number; readonly loading: number } | null;
  readonly log: { warn(line: string): void };
};

/** A worker that has been asked nothing for so long (ms) ends: the model takes 100 MB, and is soon loaded again. */
const IDLE_MS = 2 * 60_000;
/** A worker that owes something and says nothing for so long (ms) hangs. Loading a model takes a second. */
const HUNG_MS = 30_000;
/** After it died, a new worker is begun this much later (ms), twice that after the next death, and so on. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** With more questions than this waiting, the next would come too late. */
const MOST_WAITING = 8;

/** What a question leaves behind is little; with more room for it, the thread would take that too. */
const YOUNG_MB = 4;

/** Begins the thread that embeds; it knows nothing of the bot's environment. */
export const startThread = (settings: WorkerSettings): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    ...{ env: {}, execArgv: [], stdout: true, stderr: true }, // what libraries print is not shown
  });

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly worker: Worker }
  | { readonly kind: 'pausing' }
  /** Closed, or of no use. */
  | { readonly kind: 'off' };

/** The one worker thread: begun with the first question, and begun again when it died. It never fails a question. */
export class EmbeddingWorker {
  readonly #parts: EmbeddingWorkerParts;
  #state: State = { kind: 'idle' };
  /** What is owed, by its id. */
  readonly #open = new Map<number, (similarities: Float32Array | null) => void>();
  #lastId = 0;
  #deaths = 0;
  /** What waits for the model to be loaded, or for too long; null: nothing is being loaded. */
  #loading: (() => void)[] | null = null;
  #stopLoading = () => {};
  #stopWatch = () => {};
  #stopPause = () => {};

  constructor(parts: EmbeddingWorkerParts) {
    this.#parts = parts;
  }

  /** Of each fact; null: not now, or not in time. */
  compare(question: string, facts: CompareRequest['facts']): Promise<Float32Array | null> {
    const { patience } = this.#parts;
    if (this.#state.kind === 'idle') this.#start();
    const state = this.#state;
    const isFull = patience !== null && this.#open.size >= MOST_WAITING;
    if (state.kind !== 'running' || isFull) return Promise.resolve(null);
    this.#lastId++;
    const request = { id: this.#lastId, question, facts, isPatient: patience === null };
    const answer = new Promise<Float32Array | null>((resolve) => {
      let stop = () => {};
      this.#open.set(request.id, (similarities) => {
        stop();
        resolve(similarities);
      });
      if (patience === null) return;
      const wait = () => {
        if (!this.#open.has(request.id)) return;
        stop = this.#parts.after(patience.answer, () => resolve(null));
      };
      if (this.#loading) this.#loading.push(wait);
      else wait();
    });
    state.worker.ref(); // it may keep the process alive while something is owed
    state.worker.postMessage(request);
    this.#watch(state.worker);
    return answer;
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'off' };
    this.#stopPause();
    this.#giveUp();
    this.#loaded();
    if (state.kind === 'running') await state.worker.terminate();
  }

  #start(): void {
    const worker = this.#parts.startThread();
    this.#state = { kind: 'running', worker };
    const { patience } = this.#parts;
    if (patience !== null) {
      this.#loading = [];
      this.#stopLoading = this.#parts.after(patience.loading, () => this.#loaded());
    }
    let cause = '';
    worker.on('message', (message: WorkerMessage) => this.#take(message, worker));
    worker.on('error', (error: unknown) => {
      cause = messageOf(error);
    });
    worker.on('exit', () => this.#ended(worker, cause));
  }

  /** From now on questions wait no longer than is usual. */
  #loaded(): void {
    this.#stopLoading();
    const waiting = this.#loading ?? [];
    this.#loading = null;
    for (const wait of waiting) wait();
  }

  #take(message: WorkerMessage, worker: Worker): void {
    if (message.kind !== 'note') this.#loaded();
    switch (message.kind) {
      case 'compared':
        this.#deaths = 0;
        this.#open.get(message.id)?.(message.similarities);
        this.#open.delete(message.id);
        break;
      case 'note':
        this.#parts.log.warn(message.text);
        break;
      case 'unusable':
        this.#parts.log.warn(`Questions are answered by words alone: ${message.why}.`);
        this.#state = { kind: 'off' };
        this.#giveUp();
        return;
      case 'progress':
        break;
    }
    this.#watch(worker);
  }

  /** Watches for silence, from now on; where nothing is owed, for so much of it that the worker is not needed. */
  #watch(worker: Worker): void {
    this.#stopWatch();
    this.#stopWatch = () => {};
    if (this.#open.size === 0) {
      worker.unref();
      this.#stopWatch = this.#parts.after(IDLE_MS, () => this.#rest(worker));
      return;
    }
    this.#stopWatch = this.#parts.after(HUNG_MS, () => {
      this.#ended(worker, `it said nothing for ${HUNG_MS / 1000} s`);
      worker.terminate().catch(() => {}); // it is replaced in any case
    });
  }

  /** Ends a worker that nobody needs; the next question begins another. */
  #rest(worker: Worker): void {
    if (this.#state.kind !== 'running' || this.#state.worker !== worker) return;
    this.#state = { kind: 'idle' };
    worker.terminate().catch(() => {}); // it owes nothing
  }

  #ended(worker: Worker, cause: string): void {
    if (this.#state.kind !== 'running' || this.#state.worker !== worker) return;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#deaths, LONGEST_PAUSE_MS);
    this.#deaths++;
    this.#state = { kind: 'pausing' };
    this.#giveUp();
    this.#loaded();
    const why = cause === '' ? '' : ` (${cause})`;
    this.#parts.log.warn(
      `The thread that compares meanings ended${why}: questions are answered by words alone until it is begun again in ${pause / 1000} s.`,
    );
    this.#stopPause = this.#parts.after(pause, () => {
      if (this.#state.kind === 'pausing') this.#state = { kind: 'idle' };
    });
  }

  /** Leaves what is owed to words alone. */
  #giveUp(): void {
    this.#stopWatch();
    this.#stopWatch = () => {};
    for (const answer of this.#open.values()) answer(null);
    this.#open.clear();
  }
}
