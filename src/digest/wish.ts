import type { Library } from '../library/library.ts';
import type { Lang } from '../library/schema.ts';
import { explainRefusal, explainTopics } from './explain-refusal.ts';
import { readTopics } from './read-topics.ts';
import { type Field, readSchedule, type Schedule, type Wish } from './schedule.ts';
import type { Topics } from './topics.ts';

/** What somebody filled in to have digests posted, as they typed or chose it. */
export type DigestWish = Wish & {
  /** Names of briefs between commas, perhaps behind "all but"; empty for all. */
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
  if ('schedule' in read && 'topics' in topics) {
    const { lang: shown, onlyWhenChanged } = wish;
    return {
      plan: { schedule: read.schedule, topics: topics.topics, lang: shown, onlyWhenChanged },
    };
  }
  const refused = 'refused' in read ? read.refused : [];
  return {
    faults: {
      ...Object.fromEntries(refused.map((one) => [one.field, explainRefusal(one, lang)])),
      ...('refused' in topics && { topics: explainTopics(topics.refused, lang) }),
    },
  };
}
