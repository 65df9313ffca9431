/** Whether the best fact answers a question at all: features of the match, their weights, and the threshold. */
export { ANSWER_THRESHOLD, confidenceIn, isWorthShowing } from './confidence.ts';
export { type Evidence, evidenceFor } from './features.ts';
export { similarityToUnanswerable } from './unanswerable.ts';
export { WEIGHTS } from './weights.ts';
