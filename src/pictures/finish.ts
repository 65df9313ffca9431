import { type Lang, type Library, textLangFor } from '../library/index.ts';
import type { Picture, PictureRef, PictureTheme } from './picture.ts';
import { type Drawn, element, inksOf, picture } from './svg.ts';

type Parts = {
  readonly ref: PictureRef;
  readonly library: Library;
  readonly lang: Lang;
  readonly theme: PictureTheme;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly alt: string;
};

/** A whole picture of what is drawn, from the back to the front, on its card. */
export function finished(parts: Parts, drawn: readonly Drawn[]): Picture {
  const { ref, library, lang, theme, width, height, title, alt } = parts;
  const rx = theme === 'page' ? 8 : undefined;
  const card = element('rect', { width, height, rx, fill: inksOf(theme)('card') });
  const shown = { width, height, title, description: alt, theme };
  const textLang = textLangFor(lang, library.languages);
  const svg = picture({ ...shown, lang: textLang }, card + drawn.join(''));
  return { ref, lang, width, height, alt, svg };
}
