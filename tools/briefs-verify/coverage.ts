import type { Problem } from '../../src/library/loading/problem.ts';
import type { YamlFile } from '../../src/library/loading/yaml-file.ts';
import type { Article } from './articles.ts';
import { notesStated } from './note-coverage.ts';
import type { Checked } from './statements.ts';
import type { Tables } from './tables.ts';

/** Paragraphs and notes that no statement cites and no row of `noFact` sets aside; and rows gone stale. */
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
  const stated = new Set(
    [...articles.values()]
      .filter(isHeldInPart)
      .flatMap((article) =>
        [...notesStated(article, statements)].map((number) => `${article.source.id}#n${number}`),
      ),
  );
  const covered = new Set([...cited, ...stated]);
  const rows = tables.value.noFact.map(placeOf);
  const unused = [...articles.values()].flatMap((article) =>
    article.paragraphs
      .map(({ number, line }) => ({ place: placeIn(article, number), line }))
      .filter(({ place }) => !covered.has(place) && !rows.includes(place))
      .map(({ place, line }) => ({
        file: article.file,
        at: { line, column: 1 },
        wrong: `no statement ${isHeldInPart(article) ? 'says what stands in' : 'cites'} ${place}`,
        remedy: `state what it says, or list it under "noFact" in ${tables.file} with a reason`,
      })),
  );
  const known = new Set(
    [...articles.values()].flatMap((article) =>
      article.paragraphs.map(({ number }) => placeIn(article, number)),
    ),
  );
  const stale = tables.value.noFact.flatMap((row, i) => {
    const place = placeOf(row);
    const report = (wrong: string) => tables.problem(['noFact', i], wrong, 'remove this row');
    // Notes that are not at hand may well have it.
    if ('note' in row && !articles.has(row.source)) return [];
    if (!known.has(place)) return report(`there is no ${place}`);
    if (cited.has(place)) return report(`${place} is cited, so there is a fact in it`);
    return rows.indexOf(place) < i ? report(`${place} is listed twice`) : [];
  });
  return [...unused, ...stale];
}

const isHeldInPart = ({ source }: Article) => source.held === 'in-part';

const placeIn = (article: Article, number: number) =>
  `${article.source.id}#${isHeldInPart(article) ? 'n' : ''}${number}`;

const placeOf = (row: Tables['noFact'][number]) =>
  'note' in row ? `${row.source}#n${row.note}` : `${row.source}#${row.paragraph}`;
