import type { Problem } from '../../src/library/loading/problem.ts';
import { pathOf, readText } from '../../src/library/loading/read-folder.ts';
import type { Source } from '../../src/library/schema.ts';

type Paragraph = { readonly number: number; readonly line: number; readonly text: string };

/** A source's text: what one cites, and where it stands in its file. */
export type Article = {
  readonly file: string;
  readonly source: Source;
  /** Paragraph 1 is at index 0. */
  readonly paragraphs: readonly Paragraph[];
  /** Of notes on a source held in part: what their entry says of it, which bears out names and dates too. */
  readonly heading?: string;
  /** The heading and the lines "- name: value" above the first paragraph. */
  readonly header: ReadonlyMap<string, string>;
};

/** The articles of all sources held whole, `<source-id>.md` in a folder; or which of them are not there. */
export async function readArticles(
  folder: string,
  sources: Iterable<Source>,
): Promise<{ articles: readonly Article[]; missing: readonly Problem[] }> {
  const articles: Article[] = [];
  const missing: Problem[] = [];
  for (const source of sources) {
    if (source.held === 'in-part') continue;
    const name = `${source.id}.md`;
    const read = await readText(folder, name);
    if ('problem' in read) {
      missing.push({
        file: pathOf(folder, name),
        at: null,
        wrong: `the article of the source "${source.id}" cannot be read here`,
        remedy: 'put it there, or name the folder that holds the articles with --sources',
      });
    } else articles.push(parseArticle(read.file, read.text, source));
  }
  return { articles, missing };
}

/** Reads `# title`, lines `- name: value` and paragraphs `[n] text`, which a blank line ends. */
function parseArticle(file: string, text: string, source: Source): Article {
  const paragraphs: (Paragraph & { text: string })[] = [];
  const header = new Map<string, string>();
  let open: { text: string } | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const start = /^\[(\d+)\]\s*(.*)$/.exec(line);
    const field = /^- (\w+): (.*)$/.exec(line);
    if (start) {
      const paragraph = { number: Number(start[1]), line: index + 1, text: start[2] ?? '' };
      paragraphs.push(paragraph);
      open = paragraph;
    } else if (line.trim() === '') open = null;
    else if (open) open.text += ` ${line.trim()}`;
    else if (field && paragraphs.length === 0) header.set(field[1] ?? '', field[2] ?? '');
    else if (line.startsWith('# ')) header.set('title', line.slice(2));
  }
  return { file, source, paragraphs, header };
}
