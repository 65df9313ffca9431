import {
  ageOf,
  type Brief,
  type DateText,
  isPastReview,
  isStale,
  type Lang,
  type Library,
  snapshotCache,
  textLangFor,
} from '../library/index.ts';
import type { Block } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** A sentence of the bot's own that informs. */
export const info = (text: string): Block => ({ kind: 'notice', tone: 'info', text });

/** A sentence of the bot's own that warns. */
export const warning = (text: string): Block => ({ kind: 'notice', tone: 'warning', text });

/** The warning that a brief past its review date carries wherever it is shown; empty where it is not past it. */
export function reviewNotice(shown: Brief, lang: Lang, today: DateText): Block[] {
  if (!isPastReview(shown, today)) return [];
  const words = wordsFor(lang);
  return [warning(words.pastReview(words.date(shown.reviewBy)))];
}

/** The notice that nothing is written in a reader's language, and in which it is; empty where something is. */
export function languageNotice({ languages }: Pick<Library, 'languages'>, lang: Lang): Block[] {
  const textLang = textLangFor(lang, languages);
  return textLang === lang ? [] : [info(wordsFor(lang).otherLanguage.only(textLang))];
}

/**
 * The warning that the newest source of all briefs is older than the operator or the editors allow, so that what has
 * happened since is missing; empty where it is not. Once in every reply that says something of the world.
 */
export const staleNotice = (library: Library, lang: Lang, today: DateText): readonly Block[] =>
  KNOWN(library, `${lang} ${today}`, () => staleNoticeOf(library, lang, today));

/** The same for every reply of a day. */
const KNOWN = snapshotCache<readonly Block[]>(4);

function staleNoticeOf(library: Library, lang: Lang, today: DateText): Block[] {
  const { newestSource } = library;
  const age = newestSource && ageOf(newestSource, today);
  if (!age || !isStale(library, today)) return [];
  const words = wordsFor(lang);
  return [warning(words.stale(words.date(newestSource), words.age(age)))];
}
