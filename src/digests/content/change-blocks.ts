import type { DateText, Fact, Lang } from '../../library/index.ts';
import { type Block, type Citations, info } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Change } from './changes.ts';

/** The first `most` of some changes, each under its kind and its day, and how many more there are. */
export function changeBlocks(
  changes: readonly Change[],
  most: number,
  lang: Lang,
  dayOf: (at: Date) => DateText,
  citations: Citations,
): Block[] {
  const words = wordsFor(lang);
  const shown = changes.slice(0, most).map(({ kind, at, content }): Headed => {
    return { heading: words.digest[kind](words.date(dayOf(at))), fact: content.fact };
  });
  const rest = changes.length - most;
  return [...underHeadings(shown, citations), ...(rest > 0 ? [info(words.digest.more(rest))] : [])];
}

export type Headed = { readonly heading: string; readonly fact: Fact };

/** Facts, each heading once above those that it stands for. */
export function underHeadings(facts: readonly Headed[], citations: Citations): Block[] {
  return facts.flatMap(({ heading, fact }, i): Block[] => {
    const isNew = heading !== facts[i - 1]?.heading;
    return [...(isNew ? [{ kind: 'heading', text: heading } as const] : []), citations.fact(fact)];
  });
}
