/** Drawings as PNG files, made in a process of their own: data in, data out. */
export type { Png } from './messages.ts';
export { createPngRenderer, type PngRenderer } from './png-renderer.ts';
