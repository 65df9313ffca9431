/** What Slack is told of the app: the manifest, with its commands, scopes and events. */

export { DIGEST_COMMAND, parseDigest } from './digest-line.ts';
export {
  EVENTS_PATH,
  INSTALL_PATH,
  manifestFor,
  REDIRECT_PATH,
  SCOPES,
  type Transport,
} from './manifest.ts';
