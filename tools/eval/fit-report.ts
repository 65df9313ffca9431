import { ANSWER_THRESHOLD } from '../../src/answers/answerability/index.ts';
import { WEIGHTS } from '../../src/answers/answerability/weights.ts';
import type { Fit, Validated } from './fit.ts';
import { areaUnderCurve, calibrationError } from './metrics.ts';

/** A wrong answer hurts so many times as much as one that is not given. */
const WRONG_COUNTS = 1.5;
/** Where both hurt as much: 0.6 for 1.5. */
const EVEN = WRONG_COUNTS / (1 + WRONG_COUNTS);

/** What a fit has found beside what is in use, and what it is worth on packs that it has not seen. */
export function fitReport({ bias, weights, validated }: Fit): string {
  const inUse: Readonly<Record<string, number>> = WEIGHTS;
  const packs = [...Map.groupBy(validated, ({ pack }) => pack)].flatMap(([pack, own]) => [
    pack,
    ...[...Map.groupBy(own, ({ asks }) => asks)].map(([asks, some]) =>
      line(`  ${asks} asks`, some),
    ),
  ]);
  return [
    'Weights (in use before):',
    ...Object.entries({ bias, ...weights }).map(
      ([name, weight]) =>
        `  ${name.padEnd(20)}${weight.toFixed(3).padStart(8)}  (${inUse[name] ?? 'none'})`,
    ),
    '',
    `Each pack by the weights of the others, with and without uncovered; loss: ${WRONG_COUNTS} × wrong + missed, of all`,
    `${''.padEnd(LABEL)}     AUC   ECE   at ${ANSWER_THRESHOLD}: right  wrong  loss   at ${EVEN}: right  wrong  loss`,
    ...packs,
    line('all', validated),
    `The least loss over all is at the threshold ${bestThreshold(validated).toFixed(2)}.`,
  ].join('\n');
}

const LABEL = 12;

function line(label: string, all: readonly Validated[]): string {
  const at = (threshold: number) => {
    const { right, wrong, loss } = outcomeAt(threshold, all);
    const cells = [(100 * right).toFixed(1), (100 * wrong).toFixed(1), loss.toFixed(3)];
    return cells.map((cell, i) => cell.padStart(i === 0 ? 17 : 7)).join('');
  };
  const area = areaUnderCurve(all)?.toFixed(2) ?? '–';
  return `${label.padEnd(LABEL)}${area.padStart(8)}${calibrationError(all).toFixed(2).padStart(6)}${at(ANSWER_THRESHOLD)}${at(EVEN)}`;
}

/** Each case counts by its weight: where seeds differ it has been asked more often. */
function outcomeAt(threshold: number, all: readonly Validated[]) {
  const sum = (counts: (one: Validated) => boolean) =>
    all.reduce((total, one) => total + (counts(one) ? one.weight : 0), 0);
  const total = sum(() => true);
  const answerable = sum((one) => one.isAnswerable);
  const given = ({ confidence }: Validated) => confidence >= threshold;
  const right = sum((one) => given(one) && one.right);
  const wrong = sum((one) => given(one) && !one.right);
  const missed = sum((one) => !given(one) && one.isAnswerable);
  return {
    right: right / answerable,
    wrong: wrong / total,
    loss: (WRONG_COUNTS * wrong + missed) / total,
  };
}

function bestThreshold(all: readonly Validated[]): number {
  const thresholds = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100);
  const lossAt = (threshold: number) => outcomeAt(threshold, all).loss;
  return thresholds.reduce((best, one) => (lossAt(one) < lossAt(best) ? one : best), EVEN);
}
