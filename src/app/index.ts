/** The bot as one process: its settings, its start in named phases, and its end. */

export { runBot } from './start.ts';
