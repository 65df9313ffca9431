import type { Logger } from './log.ts';
import { messageOf } from './thrown/index.ts';

/**
 * Logs what no part of the bot caught, once each, and calls `end`: what it interrupted may be half done, in memory, where
 * nobody would see it (https://nodejs.org/api/process.html#warning-using-uncaughtexception-correctly). A process that is
 * started anew has what matters from the database.
 */
export function logUncaught(log: Logger, end: () => void): void {
  const logged = new Set<string>();
  const tell = (what: string, error: unknown) => {
    const stack = traceOf(error);
    // The same fault may come again while the bot is closing.
    if (!logged.has(stack) && logged.size < MOST) {
      logged.add(stack);
      log.fatal({ stack }, `${what} (${messageOf(error)}): please report this. The bot ends`);
    }
    end();
  };
  process.on('unhandledRejection', (reason) => tell('Nobody caught a rejection', reason));
  process.on('uncaughtException', (error: unknown) => tell('Nobody caught an exception', error));
}

/** What went wrong in the bot itself: nothing that an operator could mend. */
export const explainFault = (error: unknown): string =>
  `Something in the bot failed (${messageOf(error)}): please report this`;

/** No more different faults than this are logged. */
const MOST = 100;

/** Where it was thrown; the stack begins with the message. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${messageOf(error)}`, ...frames].join('\n');
}
