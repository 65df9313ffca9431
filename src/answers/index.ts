/**
 * The pipeline from a question to facts and a verdict, without a language model and without the network; what people
 * see of it is made in `commands/ask`.
 */
export { type Answer, answerQuestion } from './answer.ts';
export { explain } from './explain.ts';
export { type Interpretation, interpretMessage } from './interpret-message.ts';
export { byTimer, createMeaning, type Meaning } from './meaning/index.ts';
export { gapsOf } from './ranking/index.ts';
export { type SecondStage, withSecondStage } from './second-stage.ts';
export { type CheckedStatement, checkStatement, type Part } from './statements/index.ts';
