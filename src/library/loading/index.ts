/*
 * Reads a folder of briefs and checks it: a library of all sound briefs, and each fault with its place and its remedy.
 */
export { findHints, findPlaceholders } from './hints/find-hints.ts';
export { PLACEHOLDERS } from './hints/placeholders.ts';
export { schemaFile } from './json-schema.ts';
export { loadLibrary } from './load.ts';
export { describeProblem, type Problem } from './problem.ts';
export { readBriefs, readLanguages, readSettings, readSources } from './read-briefs.ts';
export { listFolder } from './read-folder.ts';
