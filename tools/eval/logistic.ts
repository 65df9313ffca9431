/** A case to learn from: features, what it came to, and how much it counts. */
export type Sample = {
  readonly x: readonly number[];
  readonly right: boolean;
  readonly weight: number;
};

export type Model = { readonly bias: number; readonly weights: readonly number[] };

const STEPS = 50;
const CLOSE_ENOUGH = 1e-9;

/**
 * Logistic regression with an L2 penalty on the weights of the standardised features (not on the bias), by Newton's
 * method: the same samples always give the same model. A feature that never varies gets the weight 0.
 */
export function fitLogistic(samples: readonly Sample[], penalty: number): Model {
  const size = samples[0]?.x.length ?? 0;
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const meanOf = (value: (x: readonly number[]) => number) =>
    samples.reduce((sum, { x, weight }) => sum + weight * value(x), 0) / total;
  const means = Array.from({ length: size }, (_, i) => meanOf((x) => x[i] ?? 0));
  const deviations = means.map((mean, i) => Math.sqrt(meanOf((x) => ((x[i] ?? 0) - mean) ** 2)));
  const scaled = samples.map(({ x, right, weight }) => ({
    x: [1, ...x.map((value, i) => divide(value - (means[i] ?? 0), deviations[i] ?? 0))],
    right: right ? 1 : 0,
    weight: weight / total,
  }));

  let beta = Array.from({ length: size + 1 }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -penalty * value));
    const hessian = beta.map((_, i) => beta.map((_, j) => (i === j && i > 0 ? penalty : 0)));
    for (const { x, right, weight } of scaled) {
      const p = sigmoid(dot(x, beta));
      // So that a perfect split still leaves something to divide by.
      const curvature = weight * Math.max(p * (1 - p), 1e-6);
      for (const [i, row] of hessian.entries()) {
        const xi = x[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + weight * (right - p) * xi;
        for (let j = 0; j <= i; j++) row[j] = (row[j] ?? 0) + curvature * xi * (x[j] ?? 0);
      }
    }
    for (const [i, row] of hessian.entries()) {
      for (let j = i + 1; j < row.length; j++) row[j] = hessian[j]?.[i] ?? 0;
      // A feature that never varies has a row of nothing but the penalty, or of nothing at all.
      row[i] = Math.max(row[i] ?? 0, 1e-9);
    }
    const change = solve(hessian, gradient);
    beta = beta.map((value, i) => value + (change[i] ?? 0));
    if (Math.max(...change.map(Math.abs)) < CLOSE_ENOUGH) break;
  }
  const [bias = 0, ...standardised] = beta;
  const weights = standardised.map((value, i) => divide(value, deviations[i] ?? 0));
  return { bias: bias - dot(weights, means), weights };
}

/** From 0 to 1: how sure the model is. */
export const predict = ({ bias, weights }: Model, x: readonly number[]) =>
  sigmoid(bias + dot(weights, x));

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const divide = (value: number, by: number) => (by < 1e-9 ? 0 : value / by);

/** The x of Ax = b, by Gaussian elimination; A is symmetric and positive definite, so no pivot is sought. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    for (const below of rows.slice(i + 1)) {
      const factor = (below[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j < below.length; j++) below[j] = (below[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const x = b.map(() => 0);
  for (const [i, row] of [...rows.entries()].toReversed()) {
    const known = x.reduce((sum, value, j) => sum + (j > i ? value * (row[j] ?? 0) : 0), 0);
    x[i] = ((row[b.length] ?? 0) - known) / (row[i] ?? 1);
  }
  return x;
}
