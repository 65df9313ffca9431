export { type Answer, answerQuestion } from './answer.ts';
export { explain } from './explain.ts';
