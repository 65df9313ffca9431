import { type Logger, pino } from 'pino';

/** A log whose warnings and errors are put into `lines`, without their fields. */
export const logOf = (lines: string[]): Logger =>
  pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line).msg) });
