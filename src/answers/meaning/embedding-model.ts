import type { Lang } from '../../library/index.ts';

/** Which model embeds: that of the English packages, or one in a folder that the operator has named. */
export type ModelChoice =
  | { readonly kind: 'english' }
  | { readonly kind: 'folder'; readonly folder: string };

/** Some models embed a question otherwise than a text that may answer it. */
export type TextRole = 'question' | 'fact';

/** A model that is loaded. */
export type EmbeddingModel = {
  /** Names the model, its version and how it is used: vectors of another one are of no use. */
  readonly id: string;
  /** The vector of a text, of length 1 (a zero vector for a text without any token). */
  embed(text: string, role: TextRole): Promise<Float32Array>;
};

/** The languages that a model understands. */
export const languagesOf = ({ kind }: ModelChoice): readonly Lang[] =>
  kind === 'english' ? ['en'] : ['en', 'ja'];

/** A longer text is cut: what it is about stands at its beginning, and time grows with length. */
const MOST_CHARACTERS = 400;

export const beginningOf = (text: string): string =>
  [...text.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join('');

/** A vector scaled to length 1. The zero vector stays what it is. */
export function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
