export { type Match, rank } from './rank.ts';
export { selectFacts } from './select.ts';
export { Question } from './similarity.ts';
