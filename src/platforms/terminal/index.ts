/** Replies as text for a terminal. */

export { plainLines } from './plain.ts';
export { renderText } from './render.ts';
export { terminalStyle } from './style.ts';
