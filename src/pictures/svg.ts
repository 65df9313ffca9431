import type { Lang } from '../library/index.ts';
import type { PictureTheme } from './picture.ts';

/** What is drawn of a picture, from the back to the front. */
export type Drawn = string;

/** The roles that colours have in a picture. */
export type Ink = 'back' | 'card' | 'text' | 'soft' | 'line' | 'accent' | 'open' | 'together';

const LIGHT: Readonly<Record<Ink, string>> = {
  back: '#ffffff',
  card: '#f4f5f7',
  text: '#1c2430',
  soft: '#556070',
  line: '#aab2bd',
  accent: '#1f4e79',
  open: '#8a5200',
  together: '#0b6658',
};

const DARK: Readonly<Record<Ink, string>> = {
  back: '#14181e',
  card: '#1d232b',
  text: '#e6eaf0',
  soft: '#a3aebc',
  line: '#4d5866',
  accent: '#8fbde8',
  open: '#f0bd68',
  together: '#74d3c0',
};

/** The colour of a role: on a page, the custom property of its stylesheet. */
export type Inks = (ink: Ink) => string;
export const inksOf = (theme: PictureTheme): Inks =>
  theme === 'page' ? (ink) => `var(--${ink})` : (ink) => (theme === 'dark' ? DARK : LIGHT)[ink];

/** Text as it may stand in an element or an attribute; characters that XML does not have are left out. */
export const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; attributes that are undefined are left out, numbers rounded to a tenth. */
export function element(name: string, attributes: Attributes, inner: Drawn = ''): Drawn {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`,
  );
  return inner === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${inner}</${name}>`;
}

export const rounded = (value: number): number => Math.round(value * 10) / 10;

/** What is drawn, as a link where the picture stands on a page. */
export const linked = (href: string | null, label: string, drawn: Drawn): Drawn =>
  href === null ? drawn : element('a', { href, 'aria-label': label }, drawn);

/** A font that has Latin and Japanese, wherever the picture is shown. */
const FONT =
  "system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', 'Yu Gothic UI', sans-serif";

/**
 * A whole picture. On a page its marks are links, so that it is a group to those who do not see it; elsewhere it is one
 * image.
 */
export function picture(
  parts: {
    readonly width: number;
    readonly height: number;
    /** That of the library's texts in it. */
    readonly lang: Lang;
    readonly title: string;
    readonly description: string;
    readonly theme: PictureTheme;
  },
  drawn: Drawn,
): string {
  const { width, height, lang, title, description, theme } = parts;
  const isLive = theme === 'page';
  const ink = inksOf(theme);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      role: isLive ? 'group' : 'img',
      lang,
      'aria-labelledby': 'picture-title picture-description',
      'font-family': isLive ? undefined : FONT,
    },
    `<title id="picture-title">${escaped(title)}</title>` +
      `<desc id="picture-description">${escaped(description)}</desc>` +
      (isLive ? '' : element('rect', { width, height, fill: ink('back') })) +
      drawn,
  );
}
