import { destination, type Logger, pino } from 'pino';

export type { Logger };

/**
 * The bot's log: JSON lines on standard error. Texts that people write are never logged at `info`
 * or above; identifiers and outcomes are.
 */
export function createLog(level: string): Logger {
  const out = destination({ dest: 2, sync: true, maxLength: MOST_UNWRITTEN });
  // A full disk, or a pipe that nobody reads, must not end the bot. There is no other place to say so.
  out.on('error', () => {});
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
}

/** So many bytes that cannot be written are kept until they can be; what comes then is dropped. */
const MOST_UNWRITTEN = 256 * 1024;
