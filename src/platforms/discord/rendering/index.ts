/** Replies as Discord's components: pages within its limits, nothing in them markup or a ping. */

export { LIMITS } from './limits.ts';
export { altOf, type Page, type Row, sealed, withPicture } from './payload.ts';
export { isWhole, render, renderNote, renderWhole } from './render.ts';
