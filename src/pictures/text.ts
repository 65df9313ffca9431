import { Rules } from '@cto.af/linebreak';
import stringWidth from 'string-width';
import { type Drawn, element, escaped } from './svg.ts';

/** How a text is set. Sizes in CSS pixels; `fill`: a colour. */
export type Setting = {
  readonly size: number;
  readonly leading: number;
  readonly fill: string;
  readonly isBold?: boolean;
  /** Whether it is always set in the font of the PNG files, BIZ UDPGothic, whose Latin letters are wide. */
  readonly isOwnFont?: boolean;
};

const rules = new Rules({ string: true });
const words = new Intl.Segmenter('ja', { granularity: 'word' });
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u;
/** Between a Japanese sentence and its citations: it does its work while lines are broken, and fonts may lack it. */
const WORD_JOINER = '\u2060';
const HIRAGANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;

/**
 * How wide a text is at most, in CSS pixels, whatever sans-serif font it is set in: the widths are those of the widest
 * ones in use (Verdana, DejaVu Sans; or of the PNG files' own one), so that no line is longer than was reckoned.
 */
export function widthOf(text: string, { size, isBold = false, isOwnFont }: Setting): number {
  const reckon = isOwnFont ? emsOfOwnFont : emsOf;
  const ems = [...text].reduce((sum, char) => sum + reckon(char), 0);
  return ems * size * (isBold ? (isOwnFont ? 1.03 : 1.07) : 1);
}

function emsOf(char: string): number {
  const columns = columnsOf(char);
  if (columns > 1) return 1;
  if (/[iljtfrI.,:;'’‘|!()[\] ]/.test(char)) return 0.37;
  if (/[mwMW—…%@]/.test(char)) return 0.92;
  if (/[A-Z&]/.test(char)) return 0.69;
  return columns === 0 ? 0 : 0.6;
}

function emsOfOwnFont(char: string): number {
  const columns = columnsOf(char);
  if (columns === 0) return 0;
  if (columns > 1 || /[mMW—…%@]/.test(char)) return 1;
  if (/[ijl.,:;'|!\u00a0 ]/.test(char)) return 0.35;
  if (/[rtf’‘“”()[\]/–·-]/.test(char)) return 0.51;
  if (/[svxyzJL]/.test(char)) return 0.61;
  if (/[CDGHNOQUw]/.test(char)) return 0.88;
  return /[A-Z&0-9¶?]/.test(char) ? 0.78 : 0.71;
}

/**
 * How many columns of a terminal a character takes: 0, 1 or 2. Kept, as there are only so many characters: string-width
 * segments a text each time, and what a segmenter finds holds memory outside the heap until it is collected.
 */
function columnsOf(char: string): number {
  const known = COLUMNS.get(char);
  if (known !== undefined) return known;
  const found = stringWidth(char);
  COLUMNS.set(char, found);
  return found;
}

const COLUMNS = new Map<string, number>();

/**
 * Breaks a text into lines of at most `width` pixels, where the Unicode line-breaking rules allow it
 * (https://www.unicode.org/reports/tr14/), and in Japanese not within a word nor before its particle. A piece that is
 * longer than a line is cut.
 */
export function wrap(text: string, width: number, setting: Setting): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const push = () => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
  };
  const fits = (more: string) => widthOf((line + more).trimEnd(), setting) <= width;
  for (const piece of piecesOf(text)) {
    if (line !== '' && !fits(piece)) push();
    if (fits(piece)) line += piece;
    else
      for (const char of piece) {
        if (line !== '' && !fits(char)) push();
        line += char;
      }
  }
  push();
  return lines;
}

/** What stays on one line. */
function piecesOf(text: string): readonly string[] {
  const allowed = rules.breaks(text.replace(/\s+/g, (space) => (space === '\u00a0' ? space : ' ')));
  const pieces: string[] = [];
  const starts = JAPANESE.test(text) ? phraseStarts(text) : null;
  let at = 0;
  for (const { string: piece = '' } of allowed) {
    const last = pieces.length - 1;
    const isWithinPhrase = starts !== null && at > 0 && !starts.has(at) && isJoined(text, at);
    if (last >= 0 && (isWithinPhrase || isOneFigure(pieces[last] ?? '', piece))) {
      pieces[last] += piece;
    } else pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}

/** "33–35", and a figure with what it counts: 6月. */
const isOneFigure = (before: string, after: string) =>
  (/\d–$/.test(before) && /^\d/.test(after)) ||
  (/\d$/.test(before) && /^[年月日人件円]/.test(after));

const isJoined = (text: string, at: number) =>
  JAPANESE.test(text[at - 1] ?? '') && JAPANESE.test(text[at] ?? '');

/** Where a Japanese phrase may begin: at a word that is no particle or ending, which hiragana alone tells well enough. */
function phraseStarts(text: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { segment, index } of words.segment(text)) {
    if (!HIRAGANA_ONLY.test(segment)) starts.add(index);
  }
  return starts;
}

/** Lines of text, the first baseline at `y`. `anchor`: which side of them `x` is. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  { size, leading, fill, isBold }: Setting,
  anchor?: 'end' | 'middle',
): Drawn {
  const spans = lines.map((line, i) =>
    // The space keeps the words of two lines apart for those who hear them.
    element(
      'tspan',
      { x, dy: i === 0 ? undefined : leading },
      escaped(`${line.replaceAll(WORD_JOINER, '')} `),
    ),
  );
  return lines.length === 0
    ? ''
    : element(
        'text',
        {
          x,
          y,
          'font-size': size,
          'font-weight': isBold ? 600 : undefined,
          fill,
          'text-anchor': anchor,
        },
        spans.join(''),
      );
}
