/** Files of what can be made anew: a start that finds them whole and of the same code need not make it again. */
export {
  CACHE_FOLDER,
  codeStamp,
  dropOldest,
  readCached,
  replaceFile,
  writeCached,
} from './disk-cache.ts';
