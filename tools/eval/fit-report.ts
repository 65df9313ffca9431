import { ANSWER_THRESHOLD } from '../../src/answers/answerability/index.ts';
import { WEIGHTS } from '../../src/answers/answerability/weights.ts';
import type { Lang } from '../../src/library/schema.ts';
import type { Fit, Validated } from './fit.ts';
import { areaUnderCurve, calibrationError } from './metrics.ts';

/** A wrong answer hurts so many times as much as one that is not given. */
const WRONG_COUNTS = 1.5;

/** What a fit has found beside what is in use, and what it is worth on packs that it has not seen. */
export function fitReport({ bias, weights, validated }: Fit): string {
  const inUse: Readonly<Record<string, number>> = WEIGHTS;
  const packs = [...Map.groupBy(validated, ({ pack }) => pack)].flatMap(([pack, own]) => [
    pack,
    ...[...Map.groupBy(own, densityOf)].map(([density, some]) => line(density, some)),
    line('  all of it', own),
  ]);
  return [
    'Weights (in use before):',
    ...Object.entries({ bias, ...weights }).map(
      ([name, weight]) =>
        `  ${name.padEnd(20)}${weight.toFixed(3).padStart(8)}  (${inUse[name] ?? 'none'})`,
    ),
    '',
    `Each pack by the weights of the others, at the threshold ${ANSWER_THRESHOLD}; loss: ${WRONG_COUNTS} × wrong + missed, of all`,
    HEADS.map((head, i) => (i === 0 ? head.padEnd(LABEL) : head.padStart(CELL))).join(''),
    ...packs,
    line('All', validated),
    `The least loss over all is ${bestThreshold(validated)}.`,
  ].join('\n');
}

const HEADS = ['', 'AUC', 'ECE', 'right en', 'ja', 'helpful en', 'ja', 'made up', 'wrong', 'loss'];
const LABEL = 16;
const CELL = 11;

const densityOf = ({ asks, uncovered }: Validated) =>
  `  ${asks} asks, ${uncovered ? 'with' : 'none'}`;

function line(label: string, all: readonly Validated[]): string {
  const { right, helpful, madeUp, wrong, loss } = outcomeAt(ANSWER_THRESHOLD, all);
  const cells = [
    areaUnderCurve(all)?.toFixed(2) ?? '–',
    calibrationError(all).toFixed(2),
    ...[right('en'), right('ja'), helpful('en'), helpful('ja'), madeUp, wrong].map((share) =>
      (100 * share).toFixed(1),
    ),
    loss.toFixed(3),
  ];
  return `${label.padEnd(LABEL)}${cells.map((cell) => cell.padStart(CELL)).join('')}`;
}

/** Each case counts by its weight: where seeds differ it has been asked more often. */
function outcomeAt(threshold: number, all: readonly Validated[]) {
  type Test = (one: Validated) => boolean;
  const sum = (counts: Test) =>
    all.reduce((total, one) => total + (counts(one) ? one.weight : 0), 0);
  const share = (among: Test, counts: Test) =>
    sum((one) => among(one) && counts(one)) / (sum(among) || 1);
  const isGiven: Test = ({ confidence }) => confidence >= threshold;
  const isRight: Test = (one) => isGiven(one) && one.right;
  const isWrong: Test = (one) => isGiven(one) && !one.right;
  const answerableIn =
    (lang: Lang): Test =>
    (one) =>
      one.isAnswerable && one.lang === lang;
  const any: Test = () => true;
  const wrong = share(any, isWrong);
  return {
    right: (lang: Lang) => share(answerableIn(lang), isRight),
    helpful: (lang: Lang) =>
      share(answerableIn(lang), (one) => (isGiven(one) ? one.right : one.isNear)),
    madeUp: share((one) => !one.isAnswerable, isGiven),
    wrong,
    loss: WRONG_COUNTS * wrong + share(any, (one) => !isGiven(one) && one.isAnswerable),
  };
}

function bestThreshold(all: readonly Validated[]): string {
  const [best] = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100)
    .map((threshold) => ({ threshold, loss: outcomeAt(threshold, all).loss }))
    .toSorted((a, b) => a.loss - b.loss);
  return `${best?.loss.toFixed(3)} at the threshold ${best?.threshold.toFixed(2)}`;
}
