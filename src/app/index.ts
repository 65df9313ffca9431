/** The bot as one process: its settings, its start in named phases, and its end. */

export { runFromEnvironment } from './run-from-environment.ts';
export { runBot } from './start.ts';
