import { type CheckedStatement, checkStatement, type Part } from '../../answers/index.ts';
import { languageOf, readStatement, type Statement } from '../../answers/text/index.ts';
import type { Fact, Lang, Library } from '../../library/index.ts';

/** So much of a long text is looked at, and so many facts are named. */
const MOST = { sentences: 15, facts: 6 } as const;

/**
 * The facts related to somebody's text, in the order of its sentences, what they say on its dates, figures and names, and
 * what was read of it; no facts where no brief
 * covers it. A statement has to reach the same answer threshold as a question: what it says need not be true.
 */
export function relatedFacts(
  text: string,
  lang: Lang,
  library: Library,
): Statement & { readonly facts: readonly Fact[]; readonly parts: readonly Part[] } {
  const read = readStatement(text, MOST.sentences);
  const checked: CheckedStatement[] = [];
  for (const sentence of read.sentences) {
    const before = checked.at(-1)?.subject;
    checked.push(checkStatement(sentence, languageOf(sentence, lang), library, before));
  }
  const facts = checked.flatMap((one) => one.facts);
  const parts = checked.flatMap((one) => one.parts);
  return { ...read, facts: [...new Set(facts)].slice(0, MOST.facts), parts };
}
