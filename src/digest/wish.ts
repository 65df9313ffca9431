import { findTopic } from '../library/find-topic.ts';
import type { Library } from '../library/library.ts';
import type { BriefId, Lang } from '../library/schema.ts';
import { wordsFor } from '../reply/words/index.ts';
import type { Topics } from './changes.ts';
import { explainRefusal } from './explain-refusal.ts';
import { type Field, readSchedule, type Schedule, type Wish } from './schedule.ts';

/** What somebody filled in to have digests posted, as they typed or chose it. */
export type DigestWish = Wish & {
  /** Names of briefs between commas; empty for all. */
  readonly topics: string;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
};

/** A wish that can be fulfilled. */
export type Plan = {
  readonly schedule: Schedule;
  readonly topics: Topics;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
};

/** What is wrong with a wish, in words, by the field that is at fault. */
export type Faults = Readonly<Partial<Record<Field | 'topics', string>>>;

/** The plan of a wish, or all that is wrong with it in the language of who wishes. */
export function readWish(
  wish: DigestWish,
  library: Library,
  lang: Lang,
  now: Date,
): { readonly plan: Plan } | { readonly faults: Faults } {
  const read = readSchedule(wish, now);
  const topics = readTopics(wish.topics, library);
  if ('schedule' in read && 'ids' in topics) {
    const { lang: shown, onlyWhenChanged } = wish;
    return {
      plan: { schedule: read.schedule, topics: topics.ids, lang: shown, onlyWhenChanged },
    };
  }
  const refused = 'refused' in read ? read.refused : [];
  return {
    faults: {
      ...Object.fromEntries(refused.map((one) => [one.field, explainRefusal(one, lang)])),
      ...('unknown' in topics && {
        topics: wordsFor(lang).office.unknownTopic(topics.unknown),
      }),
    },
  };
}

/** Names that stand between commas. */
export const namesIn = (typed: string): string[] =>
  typed.split(/[,、，]/).flatMap((name) => name.trim() || []);

/** The briefs of names that stand between commas, or the first name that is none's. */
export function readTopics(
  typed: string,
  library: Library,
): { readonly ids: Topics } | { readonly unknown: string } {
  const ids = new Set<BriefId>();
  for (const name of namesIn(typed)) {
    const brief = findTopic(library, name);
    if (!brief) return { unknown: name };
    ids.add(brief.id);
  }
  return { ids: ids.size > 0 ? ids : null };
}
