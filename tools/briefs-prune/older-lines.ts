import { interpretMessage } from '../../src/answers/index.ts';
import type { Fact, Library } from '../../src/library/library.ts';
import { type FactId, LANGS, type Lang } from '../../src/library/schema.ts';

type Lists = Readonly<Record<Lang, readonly string[]>>;

/**
 * A library with the lines that its lists had in an older state of the same folder, after those they have. An older line
 * stays away where a fact added since comes nearest to it and may bear on it: time may have overtaken it, and what was
 * unanswerable may be answered now. A list that has no line today gets none.
 */
export function withOlderLines(library: Library, older: Library): Library {
  const isOvertaken = (line: string, lang: Lang) => {
    const found = interpretMessage(line, lang, library, null);
    const answers = found.kind === 'answers' ? found.answers : [];
    return answers.some(({ kind, reading }) => {
      const [nearest] = reading.ranked;
      return kind !== 'missed' && nearest !== undefined && !older.facts.has(nearest.fact.id);
    });
  };
  const both = (now: Lists, then: Lists | undefined): Record<Lang, string[]> => {
    const [en, ja] = LANGS.map((lang) => {
      const lines = now[lang];
      if (lines.length === 0) return [];
      const known = new Set(lines);
      const more = (then?.[lang] ?? []).filter((line) => !known.has(line));
      return [...lines, ...more.filter((line) => !isOvertaken(line, lang))];
    });
    return { en: en ?? [], ja: ja ?? [] };
  };
  const facts = new Map<FactId, Fact>(
    Array.from(library.facts, ([id, fact]) => {
      const then = older.facts.get(id);
      return [
        id,
        {
          ...fact,
          ...(fact.asks && { asks: both(fact.asks, then?.asks) }),
          ...(fact.corrects && { corrects: both(fact.corrects, then?.corrects) }),
        },
      ];
    }),
  );
  return {
    ...library,
    version: `${library.version} with older lines`,
    facts,
    briefs: new Map(
      Array.from(library.briefs, ([id, brief]) => [
        id,
        { ...brief, facts: brief.facts.flatMap((fact) => facts.get(fact.id) ?? []) },
      ]),
    ),
    uncovered: both(library.uncovered, older.uncovered),
  };
}
