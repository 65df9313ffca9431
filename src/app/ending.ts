import { constants } from 'node:os';
import type { Logger } from '../observability/index.ts';
import { explainFault, logUncaught } from '../observability/index.ts';
import type { Running } from './running.ts';

/** All parts together have so long (ms) to close: container engines and service managers kill soon after 10 s. */
const PATIENCE_MS = 9000;

/** With which the process ends after a fault of its own, so that whoever watches it starts it again (EX_SOFTWARE of sysexits.h). */
const FAULT = 70;

/** With which it ends where a part could not be closed, or not in time. */
const UNCLOSED = 1;

/**
 * Lets the process end in one way, whatever ends it: on SIGINT or SIGTERM everything is closed, and on a second one it
 * ends at once, with 128 and the number of the signal. What nobody caught is logged, and ends it with 70 after the same.
 * `onEnding` is called when the end begins.
 */
export function endInOrder(running: Running, log: Logger, onEnding: () => void): void {
  let isEnding = false;
  let code = 0;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    onEnding();
    closeAndExit(
      running,
      () => code,
      (line) => log.error(line),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) {
        log.warn(`${signal} again: ending at once`);
        process.exit(128 + constants.signals[signal]);
      }
      log.info(`${signal}: stopping`);
      end();
    });
  }
  logUncaught(log, () => {
    code = FAULT;
    end();
  });
}

/**
 * Closes everything, and ends the process with what `code` is then; where a part could not be closed, or not in time, `tell`
 * is told why, and 0 becomes 1.
 */
export function closeAndExit(
  running: Running,
  code: () => number,
  tell: (line: string) => void,
): void {
  setTimeout(() => {
    tell(`Not closed within ${PATIENCE_MS / 1000} s: ${running.leaving}. Ending without it`);
    process.exit(code() || UNCLOSED);
  }, PATIENCE_MS);
  running
    .close()
    .then(() => process.exit(code())) // what a broken connection may still hold open must not keep the bot alive
    .catch((error: unknown) => {
      tell(explainFault(error));
      process.exit(code() || UNCLOSED);
    });
}
