import { suggestTopics } from '../../library/find-topic.ts';
import type { Library } from '../../library/library.ts';
import type { Lang } from '../../library/schema.ts';
import { clip, LIMITS } from './limits.ts';
import type { Choice } from './send.ts';

/** The topics that come nearest to what is being typed, ranked first and cut after; from memory. */
export function topicChoices(typed: string, lang: Lang, library: Library): Choice[] {
  return suggestTopics(library, clip(typed, LIMITS.choiceValue))
    .slice(0, LIMITS.choices)
    .map(({ id, title }) => ({ name: clip(title[lang], LIMITS.choiceName), value: id }));
}
