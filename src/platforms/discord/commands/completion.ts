import type { Lang, Library } from '../../../library/index.ts';
import { snapshotCache, suggestTopics } from '../../../library/index.ts';
import { clip } from '../../shared/rendering/index.ts';
import type { Choice } from '../client/index.ts';
import { LIMITS } from '../rendering/index.ts';

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

const known = snapshotCache<readonly Choice[]>(1000);
