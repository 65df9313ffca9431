export { languageOf } from './answer-reply.ts';
export { ask } from './ask.ts';
export { check } from './check.ts';
