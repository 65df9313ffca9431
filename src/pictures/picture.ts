import type { BriefId, Lang } from '../library/index.ts';

/** Which picture: of one brief, or (topic null) of all. */
export type PictureRef = {
  readonly kind: 'timeline' | 'structure';
  readonly topic: BriefId | null;
};

/** Colours for a light or a dark ground; `page`: those of the page's own stylesheet, light or dark by itself. */
export type PictureTheme = 'light' | 'dark' | 'page';

/** `tall`: as wide as a phone, for a page; `wide`: for a chat, whose box for pictures is wider than high. */
export type PictureLayout = 'tall' | 'wide';

/** A picture that is drawn: one `<svg>` element that stands alone, its size in CSS pixels, and what it shows, in words. */
export type Picture = {
  readonly ref: PictureRef;
  readonly lang: Lang;
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly alt: string;
};
