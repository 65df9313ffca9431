/*
 * Reads a folder of briefs and checks it: a library of all sound briefs, and each fault with its place and its remedy.
 */
export { findHints } from './hints.ts';
export { loadLibrary } from './load.ts';
export { describeProblem, type Problem } from './problem.ts';
export { readBriefs, readSettings, readSources } from './read-briefs.ts';
export { listFolder } from './read-folder.ts';
