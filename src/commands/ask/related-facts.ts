import { checkStatement, type Part } from '../../answers/index.ts';
import { languageOf, readStatement, type Statement } from '../../answers/text/index.ts';
import type { Fact, Lang, Library } from '../../library/index.ts';

/** So much of a long text is looked at, and so many facts are named. */
const MOST = { sentences: 15, perSentence: 3, facts: 6 } as const;

/**
 * The facts related to somebody's text, in the order of its sentences, what they say on its dates and figures, and what
 * was read of it; no facts where no brief
 * covers it. A statement has to reach the same answer threshold as a question: what it says need not be true.
 */
export function relatedFacts(
  text: string,
  lang: Lang,
  library: Library,
): Statement & { readonly facts: readonly Fact[]; readonly parts: readonly Part[] } {
  const read = readStatement(text, MOST.sentences);
  const checked = read.sentences.map((sentence) =>
    checkStatement(sentence, languageOf(sentence, lang), library),
  );
  const facts = checked.flatMap((one) => one.facts.slice(0, MOST.perSentence));
  const parts = checked.flatMap((one) => one.parts);
  return { ...read, facts: [...new Set(facts)].slice(0, MOST.facts), parts };
}
