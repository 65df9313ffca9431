export { LIMITS } from './limits.ts';
export { EPHEMERAL, type Page, type Row, sealed } from './payload.ts';
export { isWhole, render, renderNote, renderWhole } from './render.ts';
