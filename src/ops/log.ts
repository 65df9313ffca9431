import { destination, type Logger, pino } from 'pino';

export type { Logger };

/**
 * The bot's log: JSON lines on standard error. Texts that people write are never logged at `info`
 * or above; identifiers and outcomes are.
 */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: 2, sync: true }),
  );
}
