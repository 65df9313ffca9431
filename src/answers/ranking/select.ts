import type { Lang } from '../../library/index.ts';
import { type Fact, type Library, textsOf } from '../../library/index.ts';
import type { QuestionType } from '../text/index.ts';
import type { Match } from './rank.ts';

/** A list or a "why" may need more facts than a plain question; one fact decides whether something is so. */
const MOST = { several: 4, plain: 3, yesOrNo: 2 } as const;
/** The best fact and all that an editor marked as belonging to it. */
const MOST_COMPLETED = 4;
/** Facts whose score (a log) is at most so much lower than the best one's may be meant just as well. */
const NEAR = 1.5;
/** One that is no further behind is as likely to be meant: it goes before what completes the best. */
const LEVEL = 1;
/** One that gives so much less directly what was asked for only fills the answer up. */
const LESS_DIRECT = 0.35;
/**
 * Beyond so many characters a further fact makes an answer tiring; one that an editor marked as
 * belonging to it may make it longer.
 */
const LONG: Record<'near' | 'completing', Record<Lang, number>> = {
  near: { en: 460, ja: 240 },
  completing: { en: 560, ja: 300 },
};

/**
 * The facts that make up an answer, best first: the best, what completes it, and what fits nearly as
 * well.
 */
export function selectFacts(
  ranked: readonly Match[],
  type: QuestionType,
  library: Library,
  lang: Lang,
  isYesOrNo = false,
): Fact[] {
  const [best] = ranked;
  if (!best) return [];
  const plain = isYesOrNo ? 'yesOrNo' : 'plain';
  const scope = type === 'list' || type === 'why' ? 'several' : plain;
  const completing = (best.fact.completedBy ?? []).flatMap((id) => library.facts.get(id) ?? []);
  // A dispute is an answer by itself: what merely fits nearly as well would blur its two sides.
  const others = best.fact.status === 'disputed' ? [] : ranked.slice(1);
  const near = others.filter(
    ({ score, signals }) =>
      signals.answerType > 0 &&
      score >= best.score - NEAR &&
      signals.direct >= best.signals.direct - LESS_DIRECT,
  );
  const level = near.filter(({ score }) => score >= best.score - LEVEL);
  const earlier = factsOf(ranked).filter((fact) => wasDisputedBefore(fact, best.fact));
  const chosen: Fact[] = [best.fact, ...earlier.slice(0, 1)];
  let length = lengthOf(best.fact, lang);
  for (const fact of new Set([...factsOf(level), ...completing, ...factsOf(near)])) {
    const completes = completing.includes(fact);
    if (chosen.length >= (completes ? MOST_COMPLETED : MOST[scope])) continue;
    const most = LONG[completes ? 'completing' : 'near'][lang];
    if (chosen.includes(fact) || length + lengthOf(fact, lang) > most) continue;
    chosen.push(fact);
    length += lengthOf(fact, lang);
  }
  return chosen;
}

/** What sources differed on earlier, before they differed on what a fact says. */
const wasDisputedBefore = ({ status, supersededBy }: Fact, now: Fact) =>
  status === 'disputed' && now.status === 'disputed' && supersededBy?.includes(now.id) === true;

const factsOf = (matches: readonly Match[]) => matches.map(({ fact }) => fact);

const lengthOf = (fact: Fact, lang: Lang) => textsOf(fact, lang).join('').length;
