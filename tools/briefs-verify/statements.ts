import type { DateText } from '../../src/library/dates.ts';
import { citesOf } from '../../src/library/library.ts';
import type { YamlFile } from '../../src/library/loading/yaml-file.ts';
import type { BriefFile, Cite, FactEntry, LibraryFile } from '../../src/library/schema.ts';

export type BriefYaml = YamlFile<BriefFile>;
type Path = readonly PropertyKey[];

/** A sentence about the world, where it stands, and the paragraphs it must follow from. */
export type Checked = {
  /** The file it stands in: a brief or, for a definition, library.yaml. */
  readonly brief: YamlFile<unknown>;
  readonly path: Path;
  readonly en: string;
  readonly ja: string;
  readonly cites: readonly Cite[];
  /** The fact's date on the timeline. */
  readonly date?: DateText | undefined;
  /** Who said it. */
  readonly by?: string | undefined;
};

/** All statements of a brief: a disputed fact gives its lead and each of its sides. */
export function statementsOf(brief: BriefYaml): readonly Checked[] {
  const { bottomLine, whyItMatters, facts } = brief.value;
  return [
    { brief, path: ['bottomLine'], ...bottomLine },
    { brief, path: ['whyItMatters'], ...whyItMatters },
    ...facts.flatMap((fact, i) => statementsOfFact(brief, fact, ['facts', i])),
  ];
}

/** The definitions of a glossary. */
export function definitionsOf(settings: YamlFile<LibraryFile>): readonly Checked[] {
  return settings.value.glossary.flatMap(({ definition }, i) =>
    definition ? [{ brief: settings, path: ['glossary', i, 'definition'], ...definition }] : [],
  );
}

/** The labels of a structure's edges, each with the names of its ends, so that those are looked for too. */
export function edgesOf(settings: YamlFile<LibraryFile>): readonly Checked[] {
  return (settings.value.structures ?? []).flatMap(({ nodes, edges }, i) =>
    edges.map((edge, j): Checked => {
      const ends = nodes.filter(({ id }) => id === edge.from || id === edge.to);
      const texts = [...ends.map(({ label }) => label), ...(edge.label ? [edge.label] : [])];
      return {
        brief: settings,
        path: ['structures', i, 'edges', j],
        en: texts.map(({ en }) => en).join('; '),
        ja: texts.map(({ ja }) => ja).join('、'),
        cites: edge.cites,
      };
    }),
  );
}

function statementsOfFact(brief: BriefYaml, fact: FactEntry, path: Path): Checked[] {
  const { en, ja, date } = fact;
  const by = fact.status === 'said' ? fact.by.en : undefined;
  const sides = fact.status === 'disputed' ? fact.sides : [];
  return [
    { brief, path, en, ja, date, by, cites: citesOf(fact) },
    ...sides.map((side, i) => ({ brief, path: [...path, 'sides', i], ...side })),
  ];
}
