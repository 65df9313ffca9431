export { runBot } from './start.ts';
