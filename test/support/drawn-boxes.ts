import { widthOf } from '../../src/pictures/text.ts';
import { elementsOf, type SvgElement, textsOf } from './svg.ts';

/** What takes room in a picture, in its own pixels. */
export type Room = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>> & {
  readonly text: string;
};

/** A line of text, and how it is set. */
type Line = Room & { readonly size: number; readonly isBold: boolean };

/** The lines of text of a picture for a chat, each as wide as it is reckoned to be at most. */
export function linesOfText(root: SvgElement): readonly Line[] {
  return elementsOf(root, 'text').flatMap((element) => {
    const {
      x,
      y,
      'font-size': written,
      'font-weight': weight,
      'text-anchor': anchor,
    } = element.attributes;
    const size = Number(written);
    let base = Number(y);
    return elementsOf(element, 'tspan').map((line): Line => {
      const text = textsOf(line).trim();
      const isBold = weight !== undefined;
      const setting = { size, leading: 0, fill: '', isBold, isOwnFont: true };
      const width = widthOf(text, setting);
      const left = Number(x) - (anchor === 'middle' ? width / 2 : 0);
      base += Number(line.attributes.dy ?? 0);
      return {
        ...{ text, size, isBold, left, right: left + width },
        ...{ top: base - size * 0.8, bottom: base + size * 0.1 },
      };
    });
  });
}

/** The boxes of a structure: what has a place of its own, and corners. */
export const boxesOf = (root: SvgElement): readonly Room[] =>
  elementsOf(root, 'rect').flatMap(({ attributes: { x, y, width, height } }) => {
    if (x === undefined) return [];
    const [left, top] = [Number(x), Number(y)];
    return [{ text: '', left, top, right: left + Number(width), bottom: top + Number(height) }];
  });

/** The straight pieces of the lines of a structure. */
export const piecesOf = (root: SvgElement): readonly Room[] =>
  elementsOf(root, 'path').flatMap(({ attributes: { d = '' } }) => {
    if (!/^M[\d. ]+(L[\d. ]+)+$/.test(d)) return [];
    const points = d
      .slice(1)
      .split('L')
      .map((point) => point.split(' ').map(Number));
    return points.slice(1).map(([x = 0, y = 0], i): Room => {
      const [fromX = 0, fromY = 0] = points[i] ?? [];
      return {
        text: d,
        ...{ left: Math.min(x, fromX), right: Math.max(x, fromX) },
        ...{ top: Math.min(y, fromY), bottom: Math.max(y, fromY) },
      };
    });
  });

/** The pairs that lie upon each other by more than so many pixels. */
export const clashes = (
  all: readonly Room[],
  others: readonly Room[],
  by: number,
): readonly string[] =>
  all.flatMap((a) =>
    others.flatMap((b) =>
      a !== b &&
      a.left + by < b.right &&
      b.left + by < a.right &&
      a.top + by < b.bottom &&
      b.top + by < a.bottom
        ? [`${a.text} / ${b.text}`]
        : [],
    ),
  );
