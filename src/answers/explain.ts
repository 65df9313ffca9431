import type { Answer } from './answer.ts';
import { ANSWER_THRESHOLD, type Evidence, WEIGHTS } from './answerability/index.ts';
import type { QueryTerm } from './index/index.ts';
import { gapsOf } from './ranking/index.ts';
import type { Reading } from './reading.ts';

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
    `verdict    ${answer.kind}: confidence ${reading.confidence.toFixed(2)}, threshold ${ANSWER_THRESHOLD}`,
  ];
}

/** Each feature with what it adds to the log-odds of the verdict. */
const evidenceWords = (evidence: Evidence) =>
  (Object.keys(evidence) as (keyof Evidence)[])
    .map(
      (name) => `${name} ${evidence[name].toFixed(2)} (${signed(WEIGHTS[name] * evidence[name])})`,
    )
    .join(' · ');

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

function describeQueryTerm({ shown, weight, known }: QueryTerm): string {
  const note = known ? '' : ' (unknown)';
  return `${shown} ${weight.toFixed(1)}${note}`;
}

function factLines({ ranked, queryTerms }: Reading): string[] {
  return ranked.slice(0, 3).map((match) => {
    const lacks = gapsOf(match, queryTerms)
      .slice(0, 4)
      .map(({ queryTerm }) => queryTerm.shown);
    const type = match.signals.answerType > 0 ? '' : ' · lacks the kind of thing asked for';
    const words = lacks.length > 0 ? ` · lacks ${lacks.join(', ')}` : '';
    return (
      `fact       ${match.fact.id}  score ${match.score.toFixed(2)}` +
      ` · covered ${match.signals.covered.toFixed(2)} · alike ${match.signals.similarity.toFixed(2)}${type}${words}`
    );
  });
}
