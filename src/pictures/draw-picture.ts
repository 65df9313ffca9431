import type { Lang, Library } from '../library/index.ts';
import type { Picture, PictureRef, PictureTheme } from './picture.ts';

/** Stands in until the drawings are there: the title alone. */
export function drawPicture(
  library: Library,
  ref: PictureRef,
  lang: Lang,
  theme: PictureTheme,
  _today: string,
): Picture | null {
  const brief = ref.topic === null ? null : library.briefs.get(ref.topic);
  if (brief === undefined || (ref.kind === 'structure' && !brief)) return null;
  const title = (brief ?? library).title[lang].replace(/[&<>]/g, ' ');
  const [ground, ink] = theme === 'dark' ? ['#1e1f22', '#ffffff'] : ['#ffffff', '#1e1f22'];
  const [width, height] = [720, 200];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${ground}"/><text x="24" y="60" font-size="24" font-weight="bold" fill="${ink}">${title}</text></svg>`;
  return { ref, lang, width, height, svg, alt: `${ref.kind}: ${title}` };
}
