import { type Brief, dayOf, isPastReview, type Lang } from '../library/index.ts';
import type { Block } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** A sentence of the bot's own that informs. */
export const info = (text: string): Block => ({ kind: 'notice', tone: 'info', text });

/** A sentence of the bot's own that warns. */
export const warning = (text: string): Block => ({ kind: 'notice', tone: 'warning', text });

/** The warning that a brief past its review date carries wherever it is shown; empty where it is not past it. */
export function reviewNotice(shown: Brief, lang: Lang, now: Date): Block[] {
  if (!isPastReview(shown, dayOf(now))) return [];
  const words = wordsFor(lang);
  return [warning(words.pastReview(words.date(shown.reviewBy)))];
}
