import type { Fact, Library } from '../../src/library/library.ts';
import type { FactId, Lang } from '../../src/library/schema.ts';

/** The lists of questions that an editor writes. */
export const ROLES = ['asks', 'corrects', 'uncovered'] as const;
export type Role = (typeof ROLES)[number];

/** The questions of one list in one language: those of a fact, or all that no source answers. */
export type Group = {
  readonly role: Role;
  readonly lang: Lang;
  /** Null: the unanswerable ones. */
  readonly fact: FactId | null;
  readonly lines: readonly string[];
};

/** Which of its lines each group keeps. */
export type Kept = ReadonlyMap<Group, ReadonlySet<string>>;

/** Every list of a library that has a line, a line that stands in it twice once. */
export function groupsOf({ facts, uncovered, languages }: Library): Group[] {
  const groups = languages.flatMap((lang): Group[] => [
    ...Array.from(facts.values()).flatMap(({ id, asks, corrects }): Group[] => [
      { role: 'asks', lang, fact: id, lines: unique(asks?.[lang]) },
      { role: 'corrects', lang, fact: id, lines: unique(corrects?.[lang]) },
    ]),
    { role: 'uncovered', lang, fact: null, lines: unique(uncovered[lang]) },
  ]);
  return groups.filter(({ lines }) => lines.length > 0);
}

const unique = (lines: readonly string[] = []) => [...new Set(lines)];

/** The library as its files would make it with nothing but these lines. */
export function libraryWith(library: Library, kept: Kept): Library {
  const chosen = new Map<string, ReadonlySet<string>>();
  for (const [{ role, lang, fact }, lines] of kept) chosen.set(`${role} ${lang} ${fact}`, lines);
  const only = (role: Role, lang: Lang, fact: FactId | null, lines: readonly string[]) =>
    unique(lines).filter((line) => chosen.get(`${role} ${lang} ${fact}`)?.has(line));
  const both = (
    role: Role,
    fact: FactId | null,
    { en, ja }: Readonly<Record<Lang, readonly string[]>>,
  ) => ({ en: only(role, 'en', fact, en), ja: only(role, 'ja', fact, ja) });
  const facts = new Map<FactId, Fact>(
    Array.from(library.facts, ([id, fact]) => {
      const asks = fact.asks && { asks: both('asks', id, fact.asks) };
      const corrects = fact.corrects && { corrects: both('corrects', id, fact.corrects) };
      return [id, { ...fact, ...asks, ...corrects }];
    }),
  );
  return {
    ...library,
    version: `${library.version} pruned`,
    facts,
    briefs: new Map(
      Array.from(library.briefs, ([id, brief]) => [
        id,
        { ...brief, facts: brief.facts.flatMap((fact) => facts.get(fact.id) ?? []) },
      ]),
    ),
    uncovered: both('uncovered', null, library.uncovered),
  };
}
