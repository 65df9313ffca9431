export { ANSWER_THRESHOLD, confidenceIn, type Evidence, evidenceFor } from './features.ts';
export { similarityToUnanswerable } from './unanswerable.ts';
