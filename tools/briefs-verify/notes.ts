import type { Problem } from '../../src/library/loading/problem.ts';
import type { Source } from '../../src/library/schema.ts';
import type { Article } from './articles.ts';
import { MONTHS } from './dates.ts';

const MONTH = `(?:${MONTHS.join('|')})`;

/**
 * The notes on sources held in part, as articles whose paragraphs are the notes. An entry begins with its source's id
 * (**`id`** · publisher · title …), each of its notes with "- [n1]"; `missing`: sources without an entry.
 */
export function readNotes(
  file: string,
  text: string,
  sources: Iterable<Source>,
): { articles: readonly Article[]; missing: readonly Problem[] } {
  const entries = entriesOf(text);
  const articles: Article[] = [];
  const missing: Problem[] = [];
  for (const source of sources) {
    if (source.held === 'whole') continue;
    const entry = entries.get(source.id);
    if (entry) articles.push({ file, source, ...entry });
    else {
      const wrong = `there is no entry for the source "${source.id}"`;
      const remedy = `add it: a line that begins with **\`${source.id}\`**, and its notes below`;
      missing.push({ file, at: null, wrong, remedy });
    }
  }
  return { articles, missing };
}

type Entry = Pick<Article, 'paragraphs' | 'header' | 'heading'>;

function entriesOf(text: string): ReadonlyMap<string, Entry> {
  const entries = new Map<
    string,
    Entry & { paragraphs: { number: number; line: number; text: string }[] }
  >();
  let current: ReturnType<typeof entries.get>;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const entry = /^\*\*`([a-z0-9-]+)`\*\*(.*)$/.exec(line);
    const note = /^- \[n(\d+)\]\s*(.*)$/.exec(line);
    if (entry) {
      current = { paragraphs: [], header: new Map(), heading: readable(entry[2] ?? '') };
      entries.set(entry[1] ?? '', current);
    } else if (/^#/.test(line)) current = undefined;
    else if (note && current) {
      current.paragraphs.push({
        number: Number(note[1]),
        line: index + 1,
        text: readable(note[2] ?? ''),
      });
    } else if (current?.paragraphs.length && line.trim() !== '') {
      const last = current.paragraphs.at(-1) as { text: string } | undefined;
      if (last) last.text += ` ${readable(line.trim())}`;
    }
  }
  return entries;
}

/**
 * A note in the form of an article: without addresses and emphasis, with typographic quotation marks, and every date
 * written out. "9–10 June 2024" names two days, and "2024-06-03" one.
 */
function readable(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\*+/g, '')
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(
      new RegExp(`\\b(\\d{1,2})(?:[–/-]| and | to )(\\d{1,2}) (${MONTH})\\b((?: \\d{4})?)`, 'g'),
      '$1 $3$4 to $2 $3$4',
    )
    .replace(
      new RegExp(`(\\d{1,2} ${MONTH}) – (\\d{1,2} ${MONTH}) (\\d{4})`, 'g'),
      '$1 $3 to $2 $3',
    )
    .replace(/\b(\d{4})-(\d\d)(?:-(\d\d))?\b/g, (_, year: string, month: string, day?: string) =>
      [day && Number(day), MONTHS[Number(month) - 1], year].filter(Boolean).join(' '),
    );
}
