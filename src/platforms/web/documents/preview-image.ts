import { html } from 'hono/html';
import { pictureAddress, type Reply } from '../../../replies/index.ts';
import type { Html } from './render-reply.ts';

/**
 * The picture that previews of a link to the page show, and in words; without one, a small card. Programs that make
 * previews take no SVG. Source: https://ogp.me/#structured
 */
export function previewImage(
  { picture, lang }: Reply,
  { origin, hasPng }: { readonly origin: string | null; readonly hasPng: boolean },
): Html {
  if (!picture || !origin || !hasPng) return html`<meta name="twitter:card" content="summary">`;
  return html`<meta name="twitter:card" content="summary_large_image">
<meta property="og:image" content="${origin}${pictureAddress(picture, lang, 'png')}">
<meta property="og:image:alt" content="${picture.alt}">`;
}
