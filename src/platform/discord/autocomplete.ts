import { suggestTopics } from '../../library/find-topic.ts';
import type { Library } from '../../library/library.ts';
import { memory } from '../../library/memory.ts';
import type { Lang } from '../../library/schema.ts';
import { clip } from '../shared/clip.ts';
import { LIMITS } from './limits.ts';
import type { Choice } from './send.ts';

/**
 * The topics that come nearest to what is being typed, ranked first and cut after. The same array for
 * the same beginning: people type the same ones again and again.
 */
export function topicChoices(typed: string, lang: Lang, library: Library): readonly Choice[] {
  const key = clip(typed, LIMITS.choiceValue);
  return known(library, `${lang} ${key}`, () =>
    suggestTopics(library, key)
      .slice(0, LIMITS.choices)
      .map(({ id, title }) => ({ name: clip(title[lang], LIMITS.choiceName), value: id })),
  );
}

const known = memory<readonly Choice[]>(1000);
