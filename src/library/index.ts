/*
 * The library: all briefs of a folder as one immutable snapshot, the schema of their files, and how topics are found
 * in it. Plain data and functions; nothing here reads a file.
 */
export { type Age, ageOf, dayAfter, type StaleAfter, staleAfter } from './age.ts';
export { keepLatest, lazily, memoisePer, memoisePerLang, snapshotCache } from './cache.ts';
export { compareDates, type DateText, dayOf, hasNoYear, isDateText } from './dates.ts';
export { briefId, cite, factId, groupId, termId } from './fields.ts';
export { findTopic, suggestTopics } from './find-topic.ts';
export { languagesNamed, textLangFor } from './languages.ts';
export {
  type Brief,
  buildLibrary,
  citesOf,
  type Fact,
  inDateOrder,
  isPastReview,
  isStale,
  type Library,
  labelOf,
  newestCited,
  statementsOf,
  termsOf,
  textsOf,
  timelineOf,
} from './library.ts';
export { isEdgeOvertaken, isOvertaken, knownAt, successorsOf } from './overtaken.ts';
export { failure, type Result, success } from './result.ts';
export {
  type BriefFile,
  type BriefId,
  type Cite,
  type FactEntry,
  type FactId,
  LANGS,
  type Lang,
  type LibraryFile,
  type NodeId,
  type Source,
  type SourceId,
  type Statement,
  type Structure,
  schemasFor,
  type Term,
} from './schema.ts';
export { structureOf } from './structures.ts';
