import type { DateText } from '../../src/library/dates.ts';
import type { Problem } from '../../src/library/loading/problem.ts';
import type { Cite, Lang, Source, Term } from '../../src/library/schema.ts';
import { looksJapanese } from '../../src/library/text/index.ts';
import type { Article } from './articles.ts';
import {
  datesIn,
  datesOfNote,
  datesOfParagraph,
  japaneseDatesIn,
  type PartialDate,
  parseDate,
  supports,
  withoutDates,
  writeDate,
} from './dates.ts';
import { figuresIn } from './figures.ts';
import { japaneseNumbersIn } from './japanese.ts';
import { namesMissing, publisherNames } from './names.ts';
import { quotationFaults } from './quotes.ts';
import type { Checked } from './statements.ts';
import type { Tables } from './tables.ts';
import { withoutQuotations } from './words.ts';

/** All that statements are held against. */
export type Ground = {
  /** The language whose text is held against it: English, unless the folder is in Japanese only. */
  readonly lang: Lang;
  readonly articles: ReadonlyMap<string, Article>;
  readonly tables: Tables;
  /** What an editor's notes may write in short: the forms of a name that mean the same. */
  readonly glossary: readonly Term[];
  /** The date of the newest source: "as of June 2026" says up to when the notes reach. */
  readonly reach: DateText | null;
  /** Words that are names wherever they stand. */
  readonly names: ReadonlySet<string>;
};

/** What of a statement does not follow from the paragraphs it cites: figures, dates, names, quotes. */
export function unsupported(statement: Checked, ground: Ground): readonly Problem[] {
  const { brief, path, cites } = statement;
  const evidence = gather(cites, ground);
  const places = cites.map(placeOf).join(', ');
  const report = (at: readonly PropertyKey[], what: string) =>
    brief.problem(at, `${what} is not in ${places}`, 'cite the paragraph that says so, or mend it');
  const wrongDate =
    statement.date && !isDateOf(parseDate(statement.date), evidence)
      ? [report([...path, 'date'], `the date ${statement.date}`)]
      : [];
  if (ground.lang === 'ja') {
    return [
      ...unsupportedInJapanese(statement.ja, evidence).map((what) => report([...path, 'ja'], what)),
      ...wrongDate,
    ];
  }

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
    ...wrongDate,
    ...quotationFaults(statement.en, evidence.paragraphs, statement.by !== undefined).map(
      ({ wrong, remedy }) => brief.problem([...path, 'en'], wrong, remedy),
    ),
  ];
}

/** Names of a Japanese text are not looked up: an article in another language has them otherwise. */
function unsupportedInJapanese(text: string, evidence: Evidence): readonly string[] {
  const dates = japaneseDatesIn(text).filter((date) => !isDateOf(date, evidence));
  const figures = japaneseNumbersIn(text).filter((figure) => !isFigureOf(figure, evidence));
  return [
    ...dates.map((date) => `the date ${writeDate(date)}`),
    ...figures.map((figure) => `the figure ${figure}`),
  ];
}

const placeOf = ({ source, paragraph }: Cite) =>
  paragraph === null ? `the notes on ${source}` : `${source}#${paragraph}`;

type Evidence = {
  readonly sources: readonly Source[];
  readonly paragraphs: readonly string[];
  readonly dates: readonly PartialDate[];
  readonly fromNotes: boolean;
};

function gather(cites: readonly Cite[], { articles, tables, reach }: Ground): Evidence {
  const isFromNotes = cites.some(({ paragraph }) => paragraph === null);
  const cited = cites.flatMap(({ source, paragraph }) => {
    const article = articles.get(source);
    if (article && paragraph === null) {
      const texts = [article.heading ?? '', ...article.paragraphs.map(({ text }) => text)];
      return texts.map((text) => ({ article, text }));
    }
    return article ? { article, text: article.paragraphs[(paragraph ?? 0) - 1]?.text ?? '' } : [];
  });
  return {
    sources: [...new Set(cited.map(({ article }) => article.source))],
    paragraphs: cited.map(({ text }) => text),
    fromNotes: isFromNotes,
    dates: [
      ...(isFromNotes && reach ? [parseDate(reach)] : []),
      ...cited.flatMap(({ article: { source }, text }) => {
        const rows = tables.weekdays.filter((row) => row.source === source.id);
        const days = new Map(rows.map((r) => [r.weekday, r.day]));
        return source.held === 'in-part'
          ? datesOfNote(text, source.date)
          : datesOfParagraph(text, source.date, days);
      }),
    ],
  };
}

/** "The article of 1 April 2025" names an article by its own date, which no paragraph has. */
const withoutIssue = (text: string, { date }: Source) =>
  date === null ? text : text.replaceAll(`article of ${writeDate(parseDate(date))}`, 'article');

const isDateOf = (date: PartialDate, { dates, paragraphs }: Evidence) =>
  dates.some((given) => supports(given, date)) ||
  (date.month === undefined && paragraphs.some((text) => figuresIn(text).has(date.year ?? 0)));

const isFigureOf = (figure: number, evidence: Evidence) =>
  evidence.paragraphs.some(
    (text) =>
      figuresIn(withoutDates(text)).has(figure) ||
      (looksJapanese(text) && japaneseNumbersIn(text).includes(figure)),
  ) || evidence.dates.some(({ year }) => year === figure);

function namesIn(
  text: string,
  evidence: Evidence,
  { tables, names, glossary }: Ground,
): readonly string[] {
  const authors = evidence.sources.flatMap(({ author }) => author ?? []);
  return namesMissing(text, [...evidence.paragraphs, ...authors].join('\n'), {
    publishers: evidence.sources.flatMap(publisherNames),
    spellings: [...tables.spellings, ...(evidence.fromNotes ? glossary.flatMap(spellingsOf) : [])],
    names,
  });
}

/** Each form of a term is borne out by any other; a person's, by the surname alone. */
function spellingsOf({ en, person }: Term): Tables['spellings'] {
  const surnames = person ? en.map((name) => name.split(' ').at(-1) ?? name) : [];
  return en.map((brief) => ({ brief, source: [...en, ...surnames] }));
}
