import type { Problem } from '../../src/library/loading/problem.ts';
import type { YamlFile } from '../../src/library/loading/yaml-file.ts';
import type { Article } from './articles.ts';
import type { Checked } from './statements.ts';
import type { Tables } from './tables.ts';

/** Paragraphs that no statement cites and no row of `noFact` sets aside; and rows gone stale. */
export function uncovered(
  articles: ReadonlyMap<string, Article>,
  statements: readonly Checked[],
  tables: YamlFile<Tables>,
): readonly Problem[] {
  const cited = new Set(
    statements.flatMap(({ cites }) =>
      cites.map(({ source, paragraph }) => `${source}#${paragraph}`),
    ),
  );
  const rows = tables.value.noFact.map(({ source, paragraph }) => `${source}#${paragraph}`);
  const unused = [...articles.values()].flatMap(({ file, source, paragraphs }) =>
    paragraphs
      .filter(({ number }) => !cited.has(`${source.id}#${number}`))
      .filter(({ number }) => !rows.includes(`${source.id}#${number}`))
      .map(({ number, line }) => ({
        file,
        at: { line, column: 1 },
        wrong: `no statement cites ${source.id}#${number}`,
        remedy: `state what it says, or list it under "noFact" in ${tables.file} with a reason`,
      })),
  );
  const stale = tables.value.noFact.flatMap(({ source, paragraph }, i) => {
    const place = `${source}#${paragraph}`;
    const report = (wrong: string) => tables.problem(['noFact', i], wrong, 'remove this row');
    if (!articles.get(source)?.paragraphs[paragraph - 1]) return report(`there is no ${place}`);
    if (cited.has(place)) return report(`${place} is cited, so there is a fact in it`);
    return rows.indexOf(place) < i ? report(`${place} is listed twice`) : [];
  });
  return [...unused, ...stale];
}
