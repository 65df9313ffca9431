import { constants } from 'node:os';

const ASKED_TO_END = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has this process exit when it is asked to, and when the process that started it, with a channel, is gone, however that
 * ended: without an exit, nothing ends the processes that this one has started.
 */
export function endWithParent(): void {
  for (const signal of ASKED_TO_END) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref(); // a listener alone would keep the process from ending by itself
}
