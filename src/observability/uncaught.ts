import type { Logger } from './log.ts';
import { messageOf } from './thrown.ts';

/**
 * Logs what no part of the bot caught, and lets it go on: one listener that throws must not end every channel and
 * page. Node advises to end after an exception that nobody caught, as what it interrupted may be half done
 * (https://nodejs.org/api/process.html#warning-using-uncaughtexception-correctly). What must not be half done here
 * is in the database, in transactions and under claims that lapse; what is in memory is caches and connections, which
 * mend themselves.
 */
export function logUncaught(log: Logger): void {
  const logged = new Set<string>();
  const logOnce = (what: string, error: unknown) => {
    const stack = traceOf(error);
    // The same fault may come with every message.
    if (logged.has(stack)) return;
    if (logged.size >= MOST) logged.clear();
    logged.add(stack);
    log.error({ stack }, `${what} (${messageOf(error)}): please report this. The bot goes on`);
  };
  process.on('unhandledRejection', (reason) => logOnce('Nobody caught a rejection', reason));
  process.on('uncaughtException', (error: unknown) => logOnce('Nobody caught an exception', error));
}

/** What went wrong in the bot itself: nothing that an operator could mend. */
export const explainFault = (error: unknown): string =>
  `Something in the bot failed (${messageOf(error)}): please report this`;

/** So many different faults are remembered as logged. */
const MOST = 100;

/** Where it was thrown; the stack begins with the message. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${messageOf(error)}`, ...frames].join('\n');
}
