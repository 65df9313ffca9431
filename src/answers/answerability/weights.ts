import type { Evidence } from './features.ts';
import fitted from './weights.json' with { type: 'json' };

/** How much each feature counts. `npm run eval -- --fit` writes the file, and in it how they came about. */
export const WEIGHTS: Readonly<Record<keyof Evidence | 'bias', number>> = {
  bias: fitted.bias,
  ...fitted.weights,
};
