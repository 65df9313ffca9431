import type { Problem } from '../../src/library/loading/problem.ts';
import type { Lang } from '../../src/library/schema.ts';
import type { Article } from './articles.ts';
import type { BriefYaml, Checked } from './statements.ts';
import { wording, wordsOf } from './words.ts';

/** So many words in a row that an article also has are its wording, and not our own. In Japanese, particles are words too. */
const RUN: Readonly<Record<Lang, number>> = { en: 8, ja: 16 };

/** Runs of words that occur in articles, with the place each was first seen at. */
export type Wordings = ReadonlyMap<string, string>;

export function wordingsOf(articles: Iterable<Article>, lang: Lang): Wordings {
  const wordings = new Map<string, string>();
  for (const { source, header, paragraphs } of articles) {
    const texts = paragraphs.map(({ number, text }) => ({
      place: `${source.id}#${source.held === 'in-part' ? 'n' : ''}${number}`,
      text,
    }));
    for (const { place, text } of [
      { place: `the title of ${source.id}`, text: header.get('title') ?? '' },
      ...texts,
    ]) {
      for (const run of runsOf(wording(text), RUN[lang])) {
        if (!wordings.has(run)) wordings.set(run, place);
      }
    }
  }
  return wordings;
}

/** Statements, and questions that people ask, whose wording in a language is an article's. */
export function copied(
  briefs: readonly BriefYaml[],
  statements: readonly Checked[],
  wordings: Wordings,
  lang: Lang,
): readonly Problem[] {
  const asks = briefs.flatMap((brief) =>
    brief.value.facts.flatMap(({ asks }, i) =>
      (asks?.[lang] ?? []).map((text, j) => ({ brief, path: ['facts', i, 'asks', lang, j], text })),
    ),
  );
  const texts = statements.map(({ brief, path, [lang]: text }) => {
    return { brief, path: [...path, lang], text };
  });
  return [...texts, ...asks].flatMap(({ brief, path, text }) =>
    copiesIn(text, wordings, RUN[lang]).map(({ words, place }) =>
      brief.problem(path, `“${words}” is the wording of ${place}`, 'say it in other words'),
    ),
  );
}

/** The longest runs that a text, outside its quotations, has in common with articles. */
function copiesIn(
  text: string,
  wordings: Wordings,
  length: number,
): { words: string; place: string }[] {
  return text.split(/“[^”]*”/).flatMap((part) => {
    const words = wordsOf(part).map((word) => word.text);
    const found: { words: string; place: string }[] = [];
    let end = 0;
    for (const [start, run] of runsOf(wording(part), length).entries()) {
      const place = wordings.get(run);
      if (place === undefined) continue;
      const longer = start < end ? found.pop() : undefined;
      const added = words.slice(longer ? end : start, start + length).join(' ');
      found.push({ words: longer ? `${longer.words} ${added}` : added, place });
      end = start + length;
    }
    return found;
  });
}

/** Every run of so many words, in order. */
function runsOf(words: readonly string[], length: number): readonly string[] {
  return words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' '));
}
