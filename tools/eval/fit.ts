import { writeFileSync } from 'node:fs';
import { NO_EVIDENCE } from '../../src/answers/answerability/features.ts';
import { MOST_NEAR_FACTS } from '../../src/answers/demands/asked-events.ts';
import type { Lang } from '../../src/library/schema.ts';
import { densitiesOf } from './densities.ts';
import { fitLogistic, type Model, predict } from './logistic.ts';
import { measure } from './measure.ts';
import type { Judged } from './metrics.ts';
import type { Pack } from './packs.ts';
import { type Density, thin } from './thin.ts';

const FILE = new URL('../../src/answers/answerability/weights.json', import.meta.url);

/** A question asked of a pack at a density: how the best answer to it came out. */
type Case = {
  readonly pack: string;
  readonly asks: Density['asks'];
  readonly uncovered: boolean;
  readonly lang: Lang;
  readonly isAnswerable: boolean;
  /** Whether a right fact is among those that are named as nearest where the answer is not given. */
  readonly isNear: boolean;
  /** Whether the best answer, if given, is right. */
  readonly right: boolean;
  /** Its features; null where it is not given whatever the weights are, which tells nothing about them. */
  readonly evidence: Readonly<Record<string, number>> | null;
  /** How much it counts. */
  readonly weight: number;
};

/** A case with how sure the model is that was fitted without its pack. */
export type Validated = Omit<Case, 'evidence'> & Judged;

/** The bias and the weights by feature, of all packs, and every case with what the other packs make of it. */
export type Fit = {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly validated: readonly Validated[];
};

const SEEDS = [1, 2];
/** So much of half the square of each standardised weight is added to the mean logarithmic loss. */
const PENALTY = 0.01;

/**
 * Fits the weights of the features by logistic regression: is the best answer to a question, if it is given, right?
 * Asked are the questions of all packs at all densities; each pack counts as much as each other, and so does each
 * density. Wrong answers count no more than right ones here, lest the confidence be none; that they hurt more is a
 * matter of the threshold.
 */
export function fitWeights(packs: readonly Pack[]): Fit {
  const cases = packs.flatMap(casesOf);
  const features = Object.keys(NO_EVIDENCE);
  const modelOf = (chosen: readonly Case[]) => modelFrom(chosen, features);
  const validated = packs.flatMap(({ name }): Validated[] => {
    const model = modelOf(cases.filter(({ pack }) => pack !== name));
    return cases
      .filter(({ pack }) => pack === name)
      .map(({ evidence, ...one }) => ({
        ...one,
        confidence: evidence ? predict(model, valuesOf(evidence, features)) : 0,
      }));
  });
  const { bias, weights } = modelOf(cases);
  const rounded = (value: number) => Number(value.toFixed(3));
  return {
    bias: rounded(bias),
    weights: Object.fromEntries(features.map((name, i) => [name, rounded(weights[i] ?? 0)])),
    validated,
  };
}

function modelFrom(cases: readonly Case[], features: readonly string[]): Model {
  const samples = cases.flatMap(({ evidence, right, weight }) =>
    evidence ? [{ x: valuesOf(evidence, features), right, weight }] : [],
  );
  return fitLogistic(samples, PENALTY);
}

const valuesOf = (evidence: NonNullable<Case['evidence']>, features: readonly string[]) =>
  features.map((name) => evidence[name] ?? 0);

function casesOf({ name, library, rows, meanings }: Pack): Case[] {
  const densities = densitiesOf(library);
  return densities.flatMap((density) => {
    const seeds = seedsOf(density);
    return seeds.flatMap((seed) =>
      // With a second stage and without one: the weights serve both.
      (meanings.size > 0 ? [meanings, new Map()] : [meanings])
        .flatMap((known) => measure(rows, thin(library, { ...density, seed }), known))
        .map((one) => ({
          pack: name,
          asks: density.asks,
          uncovered: density.uncovered,
          lang: one.lang,
          isAnswerable: one.isAnswerable,
          isNear: one.rank !== null && one.rank <= MOST_NEAR_FACTS,
          right: one.right,
          evidence: one.confidence === 0 ? null : one.evidence,
          weight: 1 / (rows.length * densities.length * seeds.length),
        })),
    );
  });
}

/** The seed matters only where something is left out, and something kept. */
const seedsOf = ({ asks }: Density) => (asks === 0 || asks === 'all' ? SEEDS.slice(0, 1) : SEEDS);

/** Writes the weights down for the bot, with how they came about. */
export function writeWeights({ bias, weights }: Fit, packs: readonly Pack[]): void {
  const names = packs.map(({ name, rows }) => `${name} (${rows.length} questions)`).join(', ');
  const asks = new Set(packs.flatMap(({ library }) => densitiesOf(library)).map((one) => one.asks));
  const note =
    'Made by `npm run eval -- --fit`: logistic regression of "the best answer, if given, is right" ' +
    `on the features, L2 penalty ${PENALTY}; packs ${names}, each weighing the same; ` +
    `thinned to ${[...asks].join(', ')} asks a fact and language, with and without the uncovered questions, ` +
    `seeds ${SEEDS.join(' and ')}. Of the shipped briefs the development questions only.`;
  writeFileSync(FILE, `${JSON.stringify({ note, bias, weights }, null, 2)}\n`);
}
