import type { Answer, Reading } from './answer.ts';
import { ANSWER_THRESHOLD } from './answerability/index.ts';
import type { QueryTerm } from './index/index.ts';

/** What each step made of a question, line by line, for whoever mends the briefs. */
export function explain(answer: Answer): string[] {
  const { reading } = answer;
  return [
    `question   ${reading.text}`,
    `language   ${answer.lang}`,
    `asks for   ${reading.kind}`,
    ...reading.corrections.map(({ from, to }) => `slip       ${from} → ${to}`),
    `words      ${reading.slots.map(describeSlot).join(' · ') || '(none that matter)'}`,
    ...factLines(reading),
    `evidence   ${Object.entries(reading.evidence)
      .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      .join(' · ')}`,
    `verdict    ${answer.kind}: confidence ${reading.confidence.toFixed(2)}, bar ${ANSWER_THRESHOLD}`,
  ];
}

function describeSlot({ shown, weight, known }: QueryTerm): string {
  const note = known ? '' : ' (unknown)';
  return `${shown} ${weight.toFixed(1)}${note}`;
}

function factLines({ ranked }: Reading): string[] {
  return ranked.slice(0, 3).map((match) => {
    const lacks = match.gaps.slice(0, 4).map(({ slot }) => slot.shown);
    const kind = match.supplied ? '' : ' · lacks the kind of thing asked for';
    const words = lacks.length > 0 ? ` · lacks ${lacks.join(', ')}` : '';
    return (
      `fact       ${match.fact.id}  score ${match.score.toFixed(2)}` +
      ` · covered ${match.covered.toFixed(2)} · alike ${match.alike.toFixed(2)}${kind}${words}`
    );
  });
}
