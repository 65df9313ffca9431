/** The commands that answer from the facts: a question (`ask`), and a statement to check (`check`). */
export { ask } from './ask.ts';
export { check } from './check.ts';
