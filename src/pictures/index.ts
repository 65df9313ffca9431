/*
 * Pictures from the data, as SVG: what happened when, and who reports to whom. Plain functions from a library to a
 * picture; nothing here knows a platform.
 */
export { drawPicture, pictureFor } from './draw-picture.ts';
export type { Picture, PictureRef, PictureTheme } from './picture.ts';
