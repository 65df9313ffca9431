export { fold, isName, looksJapanese } from './fold.ts';
export { closest, editDistance } from './spelling.ts';
export { normaliseTyped, unquoted } from './typed.ts';
export { HALF_WIDTH_COMMA, remedyForWideSigns, WIDE_COMMA } from './wide-signs.ts';
