/** The bot in a few files, as `npm run bundle` wrote it: found where it is up to date. */
export { currentBundle, SOURCES_FILE, stampOf } from './current-bundle.ts';
