import type { Answer, Reading } from './answer.ts';
import { BAR } from './evidence.ts';
import type { Slot } from './slots.ts';

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
    `verdict    ${answer.kind}: confidence ${reading.confidence.toFixed(2)}, bar ${BAR}`,
  ];
}

function describeSlot({ shown, weight, known }: Slot): string {
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
