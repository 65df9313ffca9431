import { type CitedText, type FactBlock, markText, type Reply } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';

/** A reply's statements as plain unwrapped lines with their citations, without the source list. */
export function plainLines(reply: Reply): string {
  const factLines = ({ label, sides, ...fact }: FactBlock) => [
    (label ? label + wordsFor(reply.lang).colon : '') + cited(fact),
    ...sides.map((side) => `– ${cited(side)}`),
  ];
  const lines = reply.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'fact':
        return factLines(block);
      case 'near':
        return [block.text, ...block.facts.flatMap(factLines).map((line) => `~ ${line}`)];
      case 'statement':
        return [cited(block)];
      case 'notice':
      case 'heading':
        return [block.text];
      default:
        return [];
    }
  });
  const topics = topicsOffered(reply).map(({ label, topic }) => `– ${label} (${topic})`);
  return [...lines, ...topics, reply.asOf ?? '', reply.page?.url ?? '']
    .filter((line) => line !== '')
    .join('\n');
}

/** The topics that come nearest to what was not found, which other platforms show as buttons. */
export function topicsOffered({ outcome, blocks, actions }: Reply) {
  if (outcome === 'found' || blocks.some(({ kind }) => kind === 'topic')) return [];
  return actions.flatMap((action) => {
    const topic = action.kind === 'button' ? action.run.options.topic : undefined;
    return action.kind === 'button' && topic ? [{ label: action.label, topic }] : [];
  });
}

/** A text with its citation marks: "… [1¶4][2¶7]". */
export function cited({ text, marks }: CitedText): string {
  const shown = marks.map(markText).join('');
  return shown === '' ? text : `${text} ${shown}`;
}
