export { DIGEST_COMMAND, parseDigest } from './digest-line.ts';
export { EVENTS_PATH, manifestFor, SCOPES } from './manifest.ts';
