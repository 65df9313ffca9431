/**
 * The second stage: how near a question is to facts in meaning, where words alone do not decide. A small language
 * model embeds both, in a thread of its own; without one, there is no second stage.
 */
export { byTimer } from './embedding-worker.ts';
export { createMeaning, type Meaning, NO_MODEL } from './meaning.ts';
export { faultOfModelFolder } from './model-folder.ts';
