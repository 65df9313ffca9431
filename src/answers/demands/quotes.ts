import type { Fact, Lang, Library } from '../../library/index.ts';
import { factText } from '../claims/index.ts';
import { indexFor, queryTermsOf, retrieveCandidates } from '../index/index.ts';
import { normalise } from '../text/index.ts';

/** Words within quotation marks, long enough to be somebody's. */
const QUOTED = /["“](?<en>[^"“”]{6,}?)[.,!?]?["”]|[「『](?<ja>[^「」『』]{4,})[」』]/gu;
/** More facts than this have a name in common, not words. */
const MOST = 3;
/** What has all the words of a quotation is among so many that have the most in common with it. */
const LOOKED_AT = 64;

/** The few facts with the words that a question quotes: it asks about them. None where it quotes nothing, or a name. */
export function factsQuoted(question: string, library: Library, lang: Lang): readonly Fact[] {
  const quotes = [...question.matchAll(QUOTED)].map(({ groups: { en, ja } = {} }) =>
    normalise(en ?? ja ?? ''),
  );
  if (quotes.length === 0) return [];
  const index = indexFor(library, lang);
  const found = quotes.flatMap((quote) =>
    retrieveCandidates(queryTermsOf(quote, index), index.postings, LOOKED_AT).flatMap(
      ({ place }) => {
        const fact = index.facts[place];
        return fact && factText(fact, lang).includes(quote) ? fact : [];
      },
    ),
  );
  const different = new Set(found);
  return different.size <= MOST ? [...different] : [];
}
