/** The dates and figures of a text, with their units, and whether those of a fact bear them out. */
export { factSentences, factText } from './fact-text.ts';
export { isSameUnit } from './units.ts';
export {
  agree,
  areOfOneKind,
  areSame,
  dateValue,
  looseFiguresIn,
  type Value,
  valuesIn,
  valuesOf,
  withoutValues,
} from './values.ts';
