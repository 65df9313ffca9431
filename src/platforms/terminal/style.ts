import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { TerminalStyle } from './render.ts';

/** Narrower than this nothing reads well; wider than this lines get too long to follow. */
const COLUMNS = { least: 40, most: 100, unknown: 80 };

/**
 * How to print on a stream: its width, and colours only where it is a terminal that wants them
 * (NO_COLOR and FORCE_COLOR are respected, see https://no-color.org).
 */
export function terminalStyle(stream: Writable & { readonly columns?: number }): TerminalStyle {
  const width = stream.columns ?? COLUMNS.unknown;
  return {
    columns: Math.min(Math.max(width, COLUMNS.least), COLUMNS.most),
    color: styleText('bold', 'x', { stream }) !== 'x',
  };
}
