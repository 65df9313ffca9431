import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';

/**
 * What Bolt says of its own accord, for `LOG_LEVEL=debug` only: the bot tells of everything that matters
 * in its own words. Bolt's details hold what people write, so they go nowhere.
 */
export function boltLogger(log: Logger): BoltLogger {
  const logAtDebug = (...said: unknown[]) =>
    log.debug(`Bolt: ${withoutTokens(said.map(String).join(' '))}`);
  return {
    debug() {},
    info() {},
    warn: logAtDebug,
    error: logAtDebug,
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

/** Tokens, and the tickets of connections. */
const withoutTokens = (text: string) =>
  text.replace(/xox[a-z]-[\w-]+|xapp-[\w-]+|ticket=[\w-]+/g, '…');
