export { loadLibrary } from './load.ts';
export { describeProblem, type Problem } from './problem.ts';
export { listFolder } from './read-folder.ts';
