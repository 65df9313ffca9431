import { answerStatement } from '../../answers/index.ts';
import { languageOf, readStatement, type Statement } from '../../answers/text/index.ts';
import type { Fact, Lang, Library } from '../../library/index.ts';

/** So much of a long text is looked at, and so many facts are named. */
const MOST = { sentences: 15, perSentence: 2, facts: 6 } as const;

/**
 * The facts related to somebody's text, in the order of its sentences, and what was read of it; no facts where no brief
 * covers it. A statement has to reach the same answer threshold as a question: what it says need not be true.
 */
export function relatedFacts(
  text: string,
  lang: Lang,
  library: Library,
): Statement & { readonly facts: readonly Fact[] } {
  const read = readStatement(text, MOST.sentences);
  const facts = read.sentences.flatMap((sentence) => {
    const found = answerStatement(sentence, languageOf(sentence, lang), library);
    return found.kind === 'answered' ? found.facts.slice(0, MOST.perSentence) : [];
  });
  return { ...read, facts: [...new Set(facts)].slice(0, MOST.facts) };
}
