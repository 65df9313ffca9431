import type { CitedText, Reply } from '../../reply/reply.ts';

/** A reply's statements as plain unwrapped lines with their citations, without the source list. */
export function plainLines(reply: Reply): string {
  const lines = reply.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'fact':
        return [
          (block.label ? `${block.label}: ` : '') + cited(block),
          ...block.sides.map((side) => `– ${cited(side)}`),
        ];
      case 'statement':
        return [cited(block)];
      case 'notice':
      case 'heading':
        return [block.text];
      default:
        return [];
    }
  });
  return [...lines, reply.asOf ?? ''].filter((line) => line !== '').join('\n');
}

/** A text with its citation marks: "… [1¶4][2¶7]". */
export function cited({ text, marks }: CitedText): string {
  const shown = marks.map(({ n, paragraph }) => `[${n}¶${paragraph}]`).join('');
  return shown === '' ? text : `${text} ${shown}`;
}
