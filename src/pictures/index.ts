/** Pictures drawn from the data of the library: timelines, and who reports to whom. */
export { drawPicture } from './draw-picture.ts';
export type { Picture, PictureRef, PictureTheme } from './picture.ts';
