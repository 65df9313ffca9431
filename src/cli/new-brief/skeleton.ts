import { isAbsolute, join, relative } from 'node:path';
import { LANGS, type Lang } from '../../library/index.ts';
import { PLACEHOLDERS, schemaFile } from '../../library/loading/index.ts';

/** A folder of briefs: where it lies, and this project, as absolute paths; and the languages that it is written in. */
export type Folder = {
  readonly path: string;
  readonly project: string;
  readonly languages: readonly Lang[];
};

/** What the first source and the first group of a new folder are called. */
export const EXAMPLE_SOURCE = { id: 'my-source', held: 'whole' } as const;
export const EXAMPLE_GROUP = 'general';

type NewBrief = {
  readonly id: string;
  /** The group of the index it stands in; none where the folder has none. */
  readonly group: string | undefined;
  /** The source that its placeholders cite. */
  readonly source: { readonly id: string; readonly held: 'whole' | 'in-part' };
  /** YYYY-MM-DD */
  readonly today: string;
};

/** The title a brief starts with: its id as words. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A brief without faults whose every text is to be replaced. */
export function briefSkeleton({ id, group, source, today }: NewBrief, folder: Folder): string {
  const { inLine, below } = writerFor(folder);
  const cites = `cites: [${scalar(source.held === 'whole' ? `${source.id}#1` : source.id)}]`;
  const title = scalar(titleOf(id));
  return `${schemaLine('brief', folder)}id: ${scalar(id)} # what people type: /brief ${id}
title: ${inLine({ en: title, ja: title })}
${group === undefined ? '' : `group: ${scalar(group)} # a group of library.yaml\n`}aliases: ${inLine({ en: '[]', ja: '[]' })} # other names, such as [my subject, my theme]
checked: ${today} # the day you last held the brief against its sources
bottomLine: # the point, in at most two sentences
${below(2, PLACEHOLDERS.bottomLine)}
  ${cites} # source-id#paragraph
whyItMatters: # one or two sentences
${below(2, PLACEHOLDERS.whyItMatters)}
  ${cites}
facts: # one statement each; add more in the same form
  - id: ${id}-first
    status: reported # or said, undecided, disputed: see CONTRIBUTING.md
${below(4, PLACEHOLDERS.fact)}
    ${cites}
    # date: ${today} # when it happened, if it did on a day
    asks: # three ways to ask for it, one a line, in other words than the statement
${below(6, {
  en: `|-\n        ${PLACEHOLDERS.ask.en}`,
  ja: `|-\n        ${PLACEHOLDERS.ask.ja}`,
})}
`;
}

/** The sources of a new folder: one example. */
export function sourcesSkeleton(today: string, folder: Folder): string {
  const { inLine } = writerFor(folder);
  return `${schemaLine('sources', folder)}# What the briefs rest on. A fact cites ${EXAMPLE_SOURCE.id}#4: the fourth paragraph of this source.
sources:
  - id: ${EXAMPLE_SOURCE.id} # replace it with your own; briefs cite it by this id
    publisher: ${inLine({ en: 'Name of the publisher', ja: '発行元の名前' })}
    title: Title as printed
    date: ${today} # when it was published
    url: https://www.example.org/my-source # leave the line out where there is none
    kind: primary # or press, analysis, aggregator
    paragraphs: 10 # how many it has
`;
}

/** The settings of a new folder. */
export function librarySkeleton(folder: Folder): string {
  const { inLine } = writerFor(folder);
  const { languages } = folder;
  const written =
    languages.length < LANGS.length
      ? `languages: [${languages}] # of every text of the folder\n`
      : '';
  const names = inLine({ en: '[town hall, town office]', ja: '[町役場, 役場]' });
  return `${schemaLine('library', folder)}title: ${inLine({ en: 'My briefs', ja: '私の解説' })} # of the whole folder
${written}groups: # headings of the index
  - id: ${EXAMPLE_GROUP}
    title: ${inLine({ en: 'General', ja: '全般' })}
# Names that mean the same, the official one first, such as
#   - ${names.replace('{', '{ id: town-hall,')}
glossary: []
`;
}

/** Writes texts in the languages of a folder: on one line, or each on a line of its own. */
function writerFor({ languages }: Folder) {
  const entries = (texts: Readonly<Record<Lang, string>>) =>
    languages.map((lang) => `${lang}: ${texts[lang]}`);
  return {
    inLine: (texts: Readonly<Record<Lang, string>>) => `{ ${entries(texts).join(', ')} }`,
    below: (indent: number, texts: Readonly<Record<Lang, string>>) =>
      entries(texts)
        .map((entry) => ' '.repeat(indent) + entry)
        .join('\n'),
  };
}

/** For editors of text that know the schema: only where the path to it stays true when the project is moved. */
function schemaLine(
  kind: 'brief' | 'sources' | 'library',
  { path: folder, project, languages }: Folder,
): string {
  const fromProject = relative(project, folder);
  if (fromProject.startsWith('..') || isAbsolute(fromProject)) return '';
  const path = relative(folder, join(project, 'briefs', schemaFile(kind, languages)));
  const written = path.replaceAll('\\', '/');
  return `# yaml-language-server: $schema=${written.startsWith('.') ? written : `./${written}`}\n`;
}

/** YAML would read some words as numbers, dates or truth values. */
const scalar = (text: string) =>
  /^\d|^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? `'${text}'` : text;
