/*
 * Pictures from the data, as SVG: what happened when, and who reports to whom. Plain functions from a library to a
 * picture; nothing here knows a platform.
 */
export { drawPicture, pictureFor } from './draw-picture.ts';
/** What platforms draw with and pass on. @public */
export type { Picture, PictureLayout, PictureRef, PictureTheme } from './picture.ts';
