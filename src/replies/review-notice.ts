import type { Lang } from '../library/index.ts';
import { type Brief, dayOf, isPastReview } from '../library/index.ts';
import type { Block } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** The warning that a brief past its review date carries wherever it is shown. */
export function reviewNotice(shown: Brief, lang: Lang, now: Date): Block[] {
  if (!isPastReview(shown, dayOf(now))) return [];
  const words = wordsFor(lang);
  const text = words.pastReview(words.date(shown.reviewBy));
  return [{ kind: 'notice', tone: 'warning', text }];
}
