import type { Library } from '../../src/library/library.ts';
import { measure } from '../eval/measure.ts';
import type { PackRow } from '../eval/packs.ts';
import { type Group, type Kept, libraryWith } from './lines.ts';

/** A question that a list's lines are to stand for, and whether it came out right without it. */
export type Tried = {
  readonly group: Group;
  /** Its number among the questions of the group. */
  readonly place: number;
  readonly outcome: 'right' | 'wrong' | 'muted' | 'missed';
};

/**
 * Asks a library that keeps some lines the questions that it does not keep. Right is an answer with the fact whose
 * question it is, and none to an unanswerable one. `muted`: the right fact was found, and held for no answer.
 */
export function tryLines(
  library: Library,
  kept: Kept,
  lists: readonly { readonly group: Group; readonly rows: readonly PackRow[] }[],
): Tried[] {
  const slim = libraryWith(library, kept);
  return lists.flatMap(({ group, rows }) => {
    const asked = rows.flatMap((row, place) =>
      kept.get(group)?.has(row.question) ? [] : [{ row, place }],
    );
    const measured = measure(
      asked.map(({ row }) => row),
      slim,
    );
    return asked.map(({ place }, i): Tried => {
      const { verdict = 'wrong', isAnswerable, rank } = measured[i] ?? {};
      const right = isAnswerable ? verdict === 'right' : verdict === 'not-answered';
      const missed = rank === 1 ? 'muted' : 'missed';
      return {
        group,
        place,
        outcome: right ? 'right' : verdict === 'not-answered' ? missed : 'wrong',
      };
    });
  });
}

/** A line of a list as a question with its answer. */
export function rowOf({ role, lang, fact }: Group, question: string): PackRow {
  const common = { id: question, lang, kind: role, question };
  if (fact === null) return { ...common, right: new Set() };
  // Answered it must be, and by no words but the fact's: what else it says is not known.
  return { ...common, facts: [fact], expect: [[]], right: new Set([fact]) };
}
