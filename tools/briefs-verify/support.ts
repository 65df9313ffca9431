import type { Problem } from '../../src/library/loading/problem.ts';
import type { Cite, Source } from '../../src/library/schema.ts';
import type { Article } from './articles.ts';
import {
  datesIn,
  datesOfParagraph,
  type PartialDate,
  parseDate,
  supports,
  withoutDates,
  writeDate,
} from './dates.ts';
import { figuresIn } from './figures.ts';
import { namesMissing, publisherNames } from './names.ts';
import { quotationFaults } from './quotes.ts';
import type { Checked } from './statements.ts';
import type { Tables } from './tables.ts';
import { withoutQuotations } from './words.ts';

/** All that statements are held against. */
export type Ground = {
  readonly articles: ReadonlyMap<string, Article>;
  readonly tables: Tables;
  /** Words that are names wherever they stand. */
  readonly names: ReadonlySet<string>;
};

/** What of a statement does not follow from the paragraphs it cites: figures, dates, names, quotes. */
export function unsupported(statement: Checked, ground: Ground): readonly Problem[] {
  const { brief, path, cites } = statement;
  const evidence = gather(cites, ground);
  const places = cites.map(({ source, paragraph }) => `${source}#${paragraph}`).join(', ');
  const report = (at: readonly PropertyKey[], what: string) =>
    brief.problem(at, `${what} is not in ${places}`, 'cite the paragraph that says so, or mend it');

  const text = evidence.sources.reduce(withoutIssue, withoutQuotations(statement.en));
  const dates = datesIn(text).filter((date) => !isDateOf(date, evidence));
  const figures = [...figuresIn(withoutDates(text))].filter((n) => !isFigureOf(n, evidence));
  const spoken = statement.by === undefined ? [] : namesIn(statement.by, evidence, ground);
  return [
    ...dates.map((date) => report([...path, 'en'], `the date ${writeDate(date)}`)),
    ...figures.map((figure) => report([...path, 'en'], `the figure ${figure}`)),
    ...namesIn(statement.en, evidence, ground).map((name) =>
      report([...path, 'en'], `the name ${name}`),
    ),
    ...spoken.map((name) => report([...path, 'by', 'en'], `the name ${name}`)),
    ...(statement.date && !isDateOf(parseDate(statement.date), evidence)
      ? [report([...path, 'date'], `the date ${statement.date}`)]
      : []),
    ...quotationFaults(statement.en, evidence.paragraphs, statement.by !== undefined).map(
      ({ wrong, remedy }) => brief.problem([...path, 'en'], wrong, remedy),
    ),
  ];
}

type Evidence = {
  readonly sources: readonly Source[];
  readonly paragraphs: readonly string[];
  readonly dates: readonly PartialDate[];
};

function gather(cites: readonly Cite[], { articles, tables }: Ground): Evidence {
  const cited = cites.flatMap(({ source, paragraph }) => {
    const article = articles.get(source);
    return article ? { article, text: article.paragraphs[(paragraph ?? 0) - 1]?.text ?? '' } : [];
  });
  return {
    sources: [...new Set(cited.map(({ article }) => article.source))],
    paragraphs: cited.map(({ text }) => text),
    dates: cited.flatMap(({ article: { source }, text }) => {
      const rows = tables.weekdays.filter((row) => row.source === source.id);
      return datesOfParagraph(text, source.date, new Map(rows.map((r) => [r.weekday, r.day])));
    }),
  };
}

/** "The article of 1 April 2025" names an article by its own date, which no paragraph has. */
const withoutIssue = (text: string, { date }: Source) =>
  date === null ? text : text.replaceAll(`article of ${writeDate(parseDate(date))}`, 'article');

const isDateOf = (date: PartialDate, { dates, paragraphs }: Evidence) =>
  dates.some((given) => supports(given, date)) ||
  (date.month === undefined && paragraphs.some((text) => figuresIn(text).has(date.year ?? 0)));

const isFigureOf = (figure: number, evidence: Evidence) =>
  evidence.paragraphs.some((text) => figuresIn(withoutDates(text)).has(figure)) ||
  evidence.dates.some(({ year }) => year === figure);

function namesIn(text: string, evidence: Evidence, { tables, names }: Ground): readonly string[] {
  const authors = evidence.sources.flatMap(({ author }) => author ?? []);
  return namesMissing(text, [...evidence.paragraphs, ...authors].join('\n'), {
    publishers: evidence.sources.flatMap(publisherNames),
    spellings: tables.spellings,
    names,
  });
}
