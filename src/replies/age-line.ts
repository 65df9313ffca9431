import { ageOf, type DateText, type Lang } from '../library/index.ts';
import { wordsFor } from './words/index.ts';

/**
 * "Newest source: 24 June 2026, 5 months ago": how old what is shown is on the day of asking. `newestSource` is the date
 * of the newest of its sources; null: none shows one. `more` stands behind it.
 */
export function ageLine(
  newestSource: DateText | null,
  lang: Lang,
  today: DateText,
  ...more: readonly string[]
): string {
  const words = wordsFor(lang);
  if (newestSource === null) return [words.noSourceDated, ...more].join(words.dot);
  const age = ageOf(newestSource, today);
  const said = words.newestSource(words.date(newestSource), age && words.age(age));
  return [said, ...more].join(words.dot);
}
