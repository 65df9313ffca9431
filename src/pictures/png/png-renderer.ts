import { createHash } from 'node:crypto';
import { installedFiles } from './installed-files.ts';
import type { Png } from './messages.ts';
import { PngCache } from './png-cache.ts';
import { type After, RenderWorker, startWorker } from './render-worker.ts';

/** Of a drawing, in CSS pixels. */
type Size = { readonly width: number; readonly height: number };

export type PngRenderer = {
  /** Whether what renders is installed. */
  readonly isAvailable: boolean;
  /**
   * A drawing as a PNG file, at twice its size where that stays sensible; null: there is none now, and the log says
   * why. Takes about a tenth of a second, but for the first one. Never rejects.
   */
  png(svg: string, size: Size): Promise<Png | null>;
  /** Ends what renders. What is open has no picture. */
  close(): Promise<void>;
};

export type PngRendererParts = {
  readonly after: After;
  readonly log: { info(line: string): void; warn(line: string): void };
};

/** So sharp that a phone shows it well, but of no more pixels than are rendered in time. */
const ZOOM = 2;
const GOOD_PIXELS = 2_000_000;
/** Nothing larger is rendered at all. */
const MOST_PIXELS = 24_000_000;
/** So many bytes of pictures are kept: some dozens. */
const MOST_KEPT = 4 * 2 ** 20;

const NONE: PngRenderer = { isAvailable: false, png: async () => null, close: async () => {} };

/**
 * Creates what renders. Its library and its font are loaded, in a process of their own, with the first drawing, and let
 * go after a minute without one; where they are not installed, one line in the log says so.
 */
export function createPngRenderer({ after, log }: PngRendererParts): PngRenderer {
  const files = installedFiles();
  if (!files) {
    log.info(
      'Replies have no pictures: the packages that render them are not installed. Run npm ci without --omit=optional to have them.',
    );
    return NONE;
  }
  const worker = new RenderWorker({ after, log, start: () => startWorker(files) });
  const cache = new PngCache(MOST_KEPT);
  /** On their way: who asks for one of these gets the same. */
  const pending = new Map<string, Promise<Png | null>>();

  async function render(key: string, svg: string, size: Size): Promise<Png | null> {
    const zoom = zoomFor(size);
    if (zoom === null) {
      log.warn(`Pictures: one of ${size.width} × ${size.height} pixels is too large to render.`);
      return null;
    }
    const png = await worker.render({ svg, zoom });
    if (png) cache.set(key, png);
    return png;
  }

  return {
    isAvailable: true,
    async png(svg, size) {
      const key = createHash('sha256').update(svg).digest('base64url');
      const kept = cache.get(key) ?? pending.get(key);
      if (kept) return kept;
      const rendered = render(key, svg, size).finally(() => pending.delete(key));
      pending.set(key, rendered);
      return rendered;
    },
    close: () => worker.close(),
  };
}

/** How much a drawing is enlarged; null: it is too large for any. */
function zoomFor({ width, height }: Size): number | null {
  const pixels = width * height;
  if (pixels > MOST_PIXELS) return null;
  return Math.min(ZOOM, Math.max(1, Math.sqrt(GOOD_PIXELS / pixels)));
}
