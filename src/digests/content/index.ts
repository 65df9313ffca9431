export { compose, type Digest, type DigestContext } from './compose.ts';
export { type History, readHistory, recordLibrary } from './history.ts';
export { readShown } from './rotation.ts';
