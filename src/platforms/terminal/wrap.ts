import { Rules } from '@cto.af/linebreak';
import stringWidth from 'string-width';

const rules = new Rules({ string: true });

/**
 * Breaks text into lines of at most `columns` display columns (a Japanese character takes two),
 * where the Unicode line-breaking rules allow it: between words, and in Japanese between
 * characters but never before 。 or 」. A word longer than a line is cut.
 * Source: https://www.unicode.org/reports/tr14/
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  const push = () => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of rules.breaks(text)) {
    const part = piece.string ?? '';
    if (line !== '' && stringWidth(line + part.trimEnd()) > columns) push();
    if (stringWidth(part.trimEnd()) <= columns) line += part;
    else
      for (const char of part) {
        if (line !== '' && stringWidth(line + char) > columns) push();
        line += char;
      }
    if (piece.required && part.endsWith('\n')) push();
  }
  if (line !== '' || lines.length === 0) push();
  return lines;
}
