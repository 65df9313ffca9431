import { answerQuestion } from '../../src/answers/answer.ts';
import { confidenceIn } from '../../src/answers/answerability/confidence.ts';
import { type Evidence, NO_EVIDENCE } from '../../src/answers/answerability/features.ts';
import { selectFacts } from '../../src/answers/ranking/select.ts';
import { type Library, textsOf } from '../../src/library/library.ts';
import { isRight, readQuestions } from './questions.ts';

type Sample = { readonly x: readonly number[]; readonly right: number };

/** A wrong answer hurts more than a missing one. */
const WRONG_COUNTS = 1.5;
const ROUNDS = 8000;
const RATE = 0.5;
const SHRINK = 0.002;

/**
 * Fits the weights of the evidence check by logistic regression on the development questions: does
 * the best answer, if it were given, hold what is expected? Returns weights by name.
 */
export function fitWeights(library: Library): Record<string, number> {
  const names = Object.keys(NO_EVIDENCE) as (keyof Evidence)[];
  const samples = readQuestions('dev').flatMap((row): Sample[] => {
    const { reading } = answerQuestion(row.question, row.lang, library);
    // What is ruled out whatever the weights are tells nothing about them.
    if (confidenceIn(reading.evidence, reading.type) === 0) return [];
    const facts = selectFacts(reading.ranked, reading.type, library, row.lang);
    const text = facts.flatMap((fact) => textsOf(fact, row.lang)).join(' ');
    const x = [1, ...names.map((name) => reading.evidence[name])];
    return [{ x, right: isRight(text, row) ? 1 : 0 }];
  });
  const weights = Array.from({ length: names.length + 1 }, () => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map(() => 0);
    for (const { x, right } of samples) {
      const sum = x.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
      const error = (right - 1 / (1 + Math.exp(-sum))) * (right ? 1 : WRONG_COUNTS);
      x.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * value;
      });
    }
    weights.forEach((weight, i) => {
      const pull = i === 0 ? 0 : SHRINK * weight;
      weights[i] = weight + RATE * ((gradient[i] ?? 0) / samples.length - pull);
    });
  }
  return Object.fromEntries(
    ['bias', ...names].map((name, i) => [name, Number((weights[i] ?? 0).toFixed(2))]),
  );
}
