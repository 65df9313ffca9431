import type { Fact, Lang, Library } from '../../library/index.ts';
import { answerStatement } from '../answer.ts';
import { type Claim, valuesIn } from '../claims/index.ts';
import { meets } from '../conditions.ts';
import type { FactIndex } from '../index/index.ts';
import { conditionsOf, NO_CONDITIONS, normalise } from '../text/index.ts';
import type { Part } from './types.ts';

/** So many of the facts that come nearest are held against a claim. */
const MOST_HELD = 6;

/**
 * What the facts say on a claim, null where only the fact tells; `by`: the fact that says it; `shown`: what is claimed without its clause. Only the first
 * fact, which decides, may say otherwise.
 */
export function judgeClaim(
  { shown, said, question, judge }: Claim,
  lang: Lang,
  library: Library,
  index: FactIndex,
): { part: Part | null; shown: string; by?: Fact } {
  const answer = answerStatement(question, lang, library);
  const text = normalise(said);
  // A clause with dates and figures is shown without them: they are parts of their own.
  const clause = valuesIn(text, lang, index).length === 0 ? said : shown;
  const open = { part: { shown: clause, verdict: 'not-covered' }, shown } as const;
  if (answer.kind !== 'answered') return open;
  const { period } = conditionsOf(text, index.phrases.without(text), lang, library.reach);
  const ofTime = { ...NO_CONDITIONS, period };
  const ranked = answer.reading.ranked.slice(0, MOST_HELD).map(({ fact }) => fact);
  const held = [...new Set([...answer.facts, ...ranked])]
    .map((by) => ({ by, found: judge(by, by === answer.facts[0]) }))
    .find(({ by, found }) =>
      found.verdict === 'supported' || found.verdict === 'overtaken'
        ? meets(by, ofTime, library, lang)
        : found.instead !== undefined && period === null,
    );
  if (!held) return open;
  const { found, by } = held;
  if (found.verdict === 'supported') return { part: { shown: clause, ...found }, shown, by };
  // The fact says itself that it was known then.
  if (found.verdict === 'overtaken') return { part: null, shown, by };
  return by === answer.facts[0] ? { part: { ...found, shown }, shown, by } : open;
}
