import { createHash } from 'node:crypto';
import { dayOf, type Lang, type Library, snapshotCache } from '../../../library/index.ts';
import { explainFault, type Logger } from '../../../observability/index.ts';
import {
  drawPicture,
  type Picture,
  type PictureLayout,
  type PictureRef,
  type PictureTheme,
} from '../../../pictures/index.ts';
import type { Png, PngRenderer } from '../../../pictures/png/index.ts';
import { pictureAddress, type Reply } from '../../../replies/index.ts';

/** A picture to send along. */
export type PictureFile = {
  /** `timeline-usfj.png` */
  readonly name: string;
  /** What it shows, in words for those who do not see it. */
  readonly alt: string;
  readonly png: Png;
};

/** The pictures of a library as it is, and as of today. Nothing here rejects. */
export type Pictures = {
  /** Whether there are PNG files at all: what renders them is installed. */
  readonly hasPng: boolean;
  /** The drawing itself; null: the library holds nothing to draw there. */
  draw(ref: PictureRef, lang: Lang, theme: PictureTheme, layout: PictureLayout): Picture | null;
  /** A drawing as a PNG file; null: there is none now, and the log says why. */
  png(picture: Picture): Promise<Png | null>;
  /** The picture of a reply as a file; null: it has none, or there is none now. */
  fileOf(reply: Reply, theme: PictureTheme): Promise<PictureFile | null>;
  /**
   * Where anybody gets the picture of a reply as a PNG file, light; another one has another address, so that nobody shows an old one.
   * Null: it has none, or the public pages are not open.
   */
  addressOf(reply: Reply): string | null;
};

type Parts = {
  readonly library: () => Library;
  readonly now: () => Date;
  readonly log: Logger;
  readonly renderer: PngRenderer;
  /** The origin of the public pages, if anybody may read them; else null. */
  readonly openOrigin: string | null;
};

/** So many drawings are kept: they are quickly made, and some are long. */
const MOST_DRAWN = 12;

export function createPictures({ library, now, log, renderer, openOrigin }: Parts): Pictures {
  const drawn = snapshotCache<Picture | null>(MOST_DRAWN);

  const draw: Pictures['draw'] = (ref, lang, theme, layout) => {
    const [current, today] = [library(), dayOf(now())];
    const key = [ref.kind, ref.topic ?? '', lang, theme, layout, today].join(' ');
    return drawn(current, key, () => {
      try {
        return drawPicture(current, ref, lang, theme, today, layout);
      } catch (error) {
        log.error({ picture: ref }, explainFault(error));
        return null;
      }
    });
  };
  const drawingOf = ({ picture, lang }: Reply, theme: PictureTheme) =>
    picture ? draw({ kind: picture.kind, topic: picture.topic }, lang, theme, 'wide') : null;
  const png: Pictures['png'] = (picture) => renderer.png(picture.svg, picture);

  return {
    hasPng: renderer.isAvailable,
    draw,
    png,
    async fileOf(reply, theme) {
      const picture = renderer.isAvailable ? drawingOf(reply, theme) : null;
      const rendered = picture && (await png(picture));
      if (!picture || !rendered) return null;
      const { kind, topic } = picture.ref;
      const name = `${kind}${topic === null ? '' : `-${topic}`}.png`;
      return { name, alt: reply.picture?.alt ?? picture.alt, png: rendered };
    },
    addressOf(reply) {
      const picture = openOrigin && renderer.isAvailable ? drawingOf(reply, 'light') : null;
      if (!picture) return null;
      const path = pictureAddress(picture.ref, picture.lang, 'png');
      return `${openOrigin}${path}?v=${versionOf(picture)}`;
    },
  };
}

const versionOf = ({ svg }: Picture) =>
  createHash('sha256').update(svg).digest('base64url').slice(0, 8);

/** Where there are none. */
export const NO_PICTURES: Pictures = {
  hasPng: false,
  draw: () => null,
  png: async () => null,
  fileOf: async () => null,
  addressOf: () => null,
};
