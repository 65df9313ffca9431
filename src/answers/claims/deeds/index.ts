/** What a clause says was done, by whom to whom, and whether a sentence of a fact tells of the same. */
export { areReversed } from './agents.ts';
export { type Deed, deedIn, isDoneIn } from './deeds.ts';
export { areOpposites } from './opposites.ts';
