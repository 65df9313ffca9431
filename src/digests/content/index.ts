/* What a digest says: what has changed in the briefs, else the brief whose turn it is. */
export {
  changeLog,
  changesReply,
  type LoggedChange,
  MOST_LISTED,
  withSourcesOf,
} from './change-log.ts';
export { compose, type Digest, type DigestContext } from './compose.ts';
export { type History, readHistory, recordLibrary } from './history.ts';
export { type Recorded, recordedChanges } from './recorded-changes.ts';
export { readShown } from './rotation.ts';
