import { z } from 'zod';
import { hasNoYear } from './dates.ts';
import { briefId, cites, date, factId, type line, name, nodeId, termId } from './fields.ts';

/** What an edge says: who reports to whom; who works together without it; what is open between the two. */
const kinds = z.enum(['commands', 'coordinates', 'undecided']);

/** Who reports to whom, as a folder's `library.yaml` writes it. `both`: the text fields of the folder's languages. */
export function structureSchema<Texts extends { en: z.ZodString; ja: z.ZodString }>(
  both: (max: { en: number; ja: number }, text?: typeof line) => Texts,
) {
  const node = z.strictObject({
    id: nodeId.describe('What the edges name it by'),
    label: z.strictObject(both({ en: 60, ja: 30 }, name)).describe('What stands in the box'),
    term: termId.optional().describe('The glossary id of what it is'),
    brief: briefId.optional().describe('The brief that the box leads to'),
  });
  const edge = z.strictObject({
    from: nodeId.describe('The node above, where one reports to the other'),
    to: nodeId,
    kind: kinds.describe(
      'commands: "to" reports to "from"; coordinates: they work together; undecided: open',
    ),
    label: z
      .strictObject(both({ en: 60, ja: 30 }))
      .optional()
      .describe('What there is between them, in a few words'),
    cites,
    fact: factId.optional().describe('The fact that says so: the edge leads to it'),
    until: date
      .refine((text) => !hasNoYear(text), { error: 'give the year until which it held' })
      .optional()
      .describe('Until when it held: it is drawn as what was known then'),
  });
  return z.strictObject({
    id: nodeId,
    briefs: z
      .array(briefId)
      .min(1, { error: 'name the briefs on whose pages it stands' })
      .describe('The briefs on whose pages it stands'),
    title: z.strictObject(both({ en: 80, ja: 40 }, name)),
    nodes: z.array(node).min(2, { error: 'write at least two nodes' }),
    edges: z.array(edge).min(1, { error: 'write at least one edge' }),
  });
}
