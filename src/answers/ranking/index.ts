/** Which facts fit a question best: similarity of question and lines, ranking of the candidates, selection. */
export { currentFirst } from './current-first.ts';
export { directnessFor } from './directness.ts';
export { keepBest } from './keep-best.ts';
export { gapsOf, type Match, rank } from './rank.ts';
export { selectFacts } from './select.ts';
export { Question } from './similarity.ts';
