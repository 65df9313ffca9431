import { z } from 'zod';
import { briefId, type Cite, cite, factId, groupId, termId } from '../../index.ts';

type List<T> = readonly (T | null)[] | undefined;

/** What a brief names that stands elsewhere. A sound brief is one; of a faulty one, null is what cannot be read. */
export type Mentions = {
  readonly id: string | null;
  readonly group?: string | null | undefined;
  readonly terms?: List<string>;
  readonly related?: List<string>;
  readonly timeline?: List<string>;
  readonly bottomLine: { readonly cites: List<Cite> };
  readonly whyItMatters: { readonly cites: List<Cite> };
  readonly facts: readonly (FactMentions | null)[];
};

type FactMentions = {
  readonly id: string | null;
  readonly date?: unknown;
  readonly cites?: List<Cite>;
  readonly sides?: List<{ readonly cites: List<Cite> }>;
  readonly completedBy?: List<string>;
  readonly supersededBy?: List<string>;
};

const orNull = <S extends z.ZodType>(schema: S) => schema.nullable().catch(null);
const listOf = <S extends z.ZodType>(item: S) => z.array(orNull(item)).catch([]);
const cited = z.object({ cites: listOf(cite) });

/** Takes any set of fields: what has a fault of its own is told elsewhere, and what is named beside it is checked all the same. */
const mentions = z.object({
  id: orNull(briefId),
  group: orNull(groupId),
  terms: listOf(termId),
  related: listOf(briefId),
  timeline: listOf(factId),
  bottomLine: cited.catch({ cites: [] }),
  whyItMatters: cited.catch({ cites: [] }),
  facts: z.array(
    orNull(
      z.object({
        id: orNull(factId),
        date: z.unknown(),
        cites: listOf(cite),
        sides: listOf(cited),
        completedBy: listOf(factId),
        supersededBy: listOf(factId),
      }),
    ),
  ),
});

/** What a brief with faults names; null where not even its facts can be told apart. */
export function mentionsIn(value: unknown): Mentions | null {
  return mentions.safeParse(value, { jitless: true }).data ?? null;
}
