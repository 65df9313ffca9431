/** What Slack is told of the app: the manifest, with its commands, scopes and events. */

export { DIGEST_COMMAND, parseDigest } from './digest-line.ts';
export { EVENTS_PATH, manifestFor, SCOPES } from './manifest.ts';
