import { newest } from '../../src/library/dates.ts';
import { languagesNamed, textLangFor } from '../../src/library/languages.ts';
import type { Problem } from '../../src/library/loading/problem.ts';
import type { YamlFile } from '../../src/library/loading/yaml-file.ts';
import type { LibraryFile } from '../../src/library/schema.ts';
import type { Article } from './articles.ts';
import { copied, wordingsOf } from './copied.ts';
import { uncovered } from './coverage.ts';
import { checkEntry } from './entry.ts';
import { mismatch } from './japanese.ts';
import { alwaysCapital, publisherNames } from './names.ts';
import {
  type BriefYaml,
  type Checked,
  definitionsOf,
  edgesOf,
  statementsOf,
} from './statements.ts';
import { type Ground, unsupported } from './support.ts';
import type { Tables } from './tables.ts';

/** What each check found. */
export type Findings = {
  readonly unsupported: readonly Problem[];
  readonly copied: readonly Problem[];
  readonly uncovered: readonly Problem[];
  readonly mismatched: readonly Problem[];
};

/** Holds briefs, and the definitions of their folder's library.yaml, against the articles they cite. */
export function verify(
  briefs: readonly BriefYaml[],
  settings: YamlFile<LibraryFile> | null,
  articles: readonly Article[],
  tables: YamlFile<Tables>,
): Findings {
  const bySource = new Map<string, Article>(
    articles.map((article) => [article.source.id, article]),
  );
  const languages = languagesNamed(settings?.value.languages);
  const lang = textLangFor('en', languages);
  const facts = briefs.flatMap(statementsOf);
  const all = [...facts, ...(settings ? [...definitionsOf(settings), ...edgesOf(settings)] : [])];
  const statements = all.filter((statement) => !isUnchecked(statement, bySource));
  const texts = [
    ...articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)),
    ...all.map(({ en }) => en),
  ];
  const publishers = articles.flatMap(({ source }) => publisherNames(source));
  const names = alwaysCapital(texts, publishers);
  const dates = articles.flatMap(({ source }) => source.date ?? []);
  const reach = dates.length > 0 ? newest(dates) : null;
  const wordings = wordingsOf(articles, lang);
  // Names that mean the same: notes may write them in short.
  const glossary = settings?.value.glossary ?? [];
  const faultsWith = (trial: Tables) => {
    const ground: Ground = { lang, articles: bySource, tables: trial, names, glossary, reach };
    return statements.flatMap((statement) => unsupported(statement, ground));
  };
  const faults = faultsWith(tables.value);
  return {
    unsupported: [
      ...articles.flatMap(checkEntry),
      ...faults,
      // Without the notes, nobody knows which rows they need.
      ...(statements.length === all.length
        ? needless(tables, (trial) => faultsWith(trial).length === faults.length)
        : []),
    ],
    copied: copied(briefs, all, wordings, lang),
    uncovered: uncovered(bySource, facts, tables),
    mismatched: languages.length > 1 ? all.flatMap(mismatched) : [],
  };
}

/** How many statements cite a source held in part whose notes are not at hand. */
export function uncheckedIn(briefs: readonly BriefYaml[], articles: readonly Article[]): number {
  const held = new Map(articles.map((article) => [article.source.id as string, article]));
  return briefs.flatMap(statementsOf).filter((statement) => isUnchecked(statement, held)).length;
}

const isUnchecked = ({ cites }: Checked, articles: ReadonlyMap<string, Article>) =>
  cites.some(({ source, paragraph }) => paragraph === null && !articles.has(source));

/** Rows of the tables without which no statement would lose its support. */
function needless(tables: YamlFile<Tables>, isAsGood: (trial: Tables) => boolean): Problem[] {
  return (['spellings', 'weekdays'] as const).flatMap((name) =>
    tables.value[name].flatMap((_, i) => {
      const trial = { ...tables.value, [name]: tables.value[name].filter((_, j) => j !== i) };
      if (!isAsGood(trial)) return [];
      return tables.problem([name, i], 'no statement needs this row', 'remove it');
    }),
  );
}

function mismatched({ brief, path, en, ja }: Checked): Problem[] {
  const { en: onlyEnglish, ja: onlyJapanese } = mismatch(en, ja);
  if (onlyEnglish.length + onlyJapanese.length === 0) return [];
  const wrong = [
    onlyEnglish.length > 0 && `only the English text has ${onlyEnglish.join(', ')}`,
    onlyJapanese.length > 0 && `only the Japanese text has ${onlyJapanese.join(', ')}`,
  ].filter((part) => part !== false);
  return [brief.problem([...path, 'ja'], wrong.join('; '), 'give both the same figures')];
}
