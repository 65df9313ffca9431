import type { ModelChoice } from './embedding-model.ts';

/** What the worker is started with. */
export type WorkerSettings = { readonly model: ModelChoice; readonly cacheFile: string };

/** A question to compare, with the texts of each candidate fact. */
export type CompareRequest = {
  readonly id: number;
  readonly question: string;
  readonly facts: readonly (readonly string[])[];
  /** Whether to wait until the vectors of all facts have been made; or the answer is null until they have. */
  readonly isPatient: boolean;
};

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'compared'; readonly id: number; readonly similarities: Float32Array | null }
  /** A sign of life in long work. */
  | { readonly kind: 'progress' }
  /** A line for the log. */
  | { readonly kind: 'note'; readonly text: string }
  /** The model cannot be loaded, and could not the next time. */
  | { readonly kind: 'unusable'; readonly why: string };
