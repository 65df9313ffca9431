/** The pictures of replies, as platforms show them. */
export { createPictures, NO_PICTURES, type PictureFile, type Pictures } from './pictures.ts';
