import type { Fact, Lang, Library } from '../../library/index.ts';
import { factText } from '../claims/index.ts';
import { normalise } from '../text/index.ts';

/** Words within quotation marks, long enough to be somebody's. */
const QUOTED = /["“](?<en>[^"“”]{6,}?)[.,!?]?["”]|[「『](?<ja>[^「」『』]{4,})[」』]/gu;
/** More facts than this have a name in common, not words. */
const MOST = 3;

/** The few facts with the words that a question quotes: it asks about them. None where it quotes nothing, or a name. */
export function factsQuoted(question: string, library: Library, lang: Lang): readonly Fact[] {
  const quotes = [...question.matchAll(QUOTED)].map(({ groups: { en, ja } = {} }) =>
    normalise(en ?? ja ?? ''),
  );
  if (quotes.length === 0) return [];
  const found = [...library.facts.values()].filter((fact) => {
    const text = factText(fact, lang);
    return quotes.some((quote) => text.includes(quote));
  });
  return found.length <= MOST ? found : [];
}
