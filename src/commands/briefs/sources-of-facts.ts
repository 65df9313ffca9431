import {
  citesOf,
  dayOf,
  type Fact,
  type FactId,
  type Lang,
  newestCited,
} from '../../library/index.ts';
import type { Reply } from '../../replies/index.ts';
import {
  ageLine,
  commandButton,
  info,
  languageButton,
  reviewNotice,
  sourceBlock,
  staleNotice,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Context } from '../definition/index.ts';

/**
 * What stands behind an answer: the sources of its facts in the order of first use, each with the paragraphs used and
 * with what else the briefs rest on them.
 */
export function sourcesOfFacts(ids: readonly string[], lang: Lang, context: Context): Reply {
  const { library, now } = context;
  const words = wordsFor(lang);
  const facts = ids.flatMap((id) => library.facts.get(id as FactId) ?? []);
  const cites = facts.flatMap(citesOf);
  const known = new Set<Fact>(facts);
  const cited = [...new Set(cites.map(({ source }) => source))];
  const blocks = cited.flatMap((id) => {
    const source = library.sources.get(id);
    const used = cites.filter((cite) => cite.source === id).map(({ paragraph }) => paragraph);
    if (!source) return [];
    return [sourceBlock(source, [...new Set(used)], (fact) => known.has(fact), library, lang)];
  });
  const briefs = [...new Set(facts.map(({ brief }) => brief))].flatMap(
    (id) => library.briefs.get(id) ?? [],
  );
  const today = dayOf(now);
  const options = { sourcesOf: facts.map(({ id }) => id) };
  return {
    lang,
    outcome: facts.length > 0 ? 'found' : 'not-found',
    title: words.sources.ofAnswer.title,
    topic: facts[0]?.brief ?? null,
    missed: [],
    again: { command: 'sources', options, lang },
    asOf: ageLine(newestCited(cites, library), lang, today),
    blocks: [
      ...staleNotice(library, lang, today),
      ...briefs.flatMap((brief) => reviewNotice(brief, lang, today)),
      info(facts.length > 0 ? words.sources.ofAnswer.intro : words.answer.gone),
      ...blocks,
    ],
    citations: [],
    actions: [
      ...briefs.map(({ id, title }) => commandButton(title[lang], 'brief', { topic: id }, lang)),
      languageButton('sources', options, lang),
    ],
  };
}
