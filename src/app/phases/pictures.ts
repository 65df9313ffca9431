import { byTimer } from '../../answers/index.ts';
import type { Library } from '../../library/index.ts';
import { createPngRenderer } from '../../pictures/png/index.ts';
import { createPictures, type Pictures } from '../../platforms/shared/pictures/index.ts';
import type { Configuration } from './configuration.ts';

type PicturesNeeds = { readonly library: () => Library; readonly now: () => Date };

/** The pictures that go with replies. What renders them is loaded with the first one. */
export function openPictures(
  { config, log }: Configuration,
  needs: PicturesNeeds,
): { readonly pictures: Pictures; close(): Promise<void> } {
  const renderer = createPngRenderer({ after: byTimer, log });
  const openOrigin = config.isPublic ? config.publicUrl : null;
  const pictures = createPictures({ ...needs, log, renderer, openOrigin });
  return { pictures, close: () => renderer.close() };
}
