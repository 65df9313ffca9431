import type { Answer, Reading } from './answer.ts';
import { ANSWER_THRESHOLD, type Evidence } from './answerability/index.ts';
import type { QueryTerm } from './index/index.ts';

/** What each step made of a question, line by line, for whoever edits the briefs. */
export function explain(answer: Answer): string[] {
  const { reading } = answer;
  return [
    `question   ${reading.text}`,
    `language   ${answer.lang}`,
    `asks for   ${reading.type}`,
    ...reading.corrections.map(({ from, to }) => `slip       ${from} → ${to}`),
    `words      ${reading.queryTerms.map(describeQueryTerm).join(' · ') || '(none that matter)'}`,
    ...factLines(reading),
    `evidence   ${evidenceWords(reading.evidence)}`,
    `verdict    ${answer.kind}: confidence ${reading.confidence.toFixed(2)}, bar ${ANSWER_THRESHOLD}`,
  ];
}

/** What `--explain` calls the features: contributors know these words. */
const LABELS: Readonly<Record<keyof Evidence, string>> = {
  covered: 'covered',
  similarity: 'alike',
  support: 'support',
  hasAnswerType: 'supplied',
  sameType: 'sameKind',
  unknown: 'unknown',
  worstGap: 'worstGap',
  lead: 'lead',
  unanswerable: 'uncovered',
  nearerUnanswerable: 'nearerUncovered',
  neighbours: 'neighbours',
  logOdds: 'tendency',
  worstLogOdds: 'worstTendency',
  brevity: 'brevity',
};

const evidenceWords = (evidence: Evidence) =>
  (Object.keys(LABELS) as (keyof Evidence)[])
    .map((feature) => `${LABELS[feature]} ${evidence[feature].toFixed(2)}`)
    .join(' · ');

function describeQueryTerm({ shown, weight, known }: QueryTerm): string {
  const note = known ? '' : ' (unknown)';
  return `${shown} ${weight.toFixed(1)}${note}`;
}

function factLines({ ranked }: Reading): string[] {
  return ranked.slice(0, 3).map((match) => {
    const lacks = match.gaps.slice(0, 4).map(({ queryTerm }) => queryTerm.shown);
    const type = match.hasAnswerType ? '' : ' · lacks the kind of thing asked for';
    const words = lacks.length > 0 ? ` · lacks ${lacks.join(', ')}` : '';
    return (
      `fact       ${match.fact.id}  score ${match.score.toFixed(2)}` +
      ` · covered ${match.covered.toFixed(2)} · alike ${match.similarity.toFixed(2)}${type}${words}`
    );
  });
}
