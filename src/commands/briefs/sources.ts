import type { Lang } from '../../library/index.ts';
import {
  type Brief,
  compareDates,
  dayOf,
  type Fact,
  type Source,
  statementsOf,
} from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import {
  ageLine,
  commandButton,
  languageButton,
  reviewNotice,
  sourceBlock,
  staleNotice,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Command, Context } from '../definition/index.ts';
import { sourcesOfFacts } from './sources-of-facts.ts';
import { topicCommand } from './topic-command.ts';

const ofTopic = topicCommand('sources', sourcesReply);

/** `/sources [topic]`: what the knowledge rests on, newest first, with links; or what stands behind an answer. */
export const sources: Command = {
  ...ofTopic,
  run(request, context) {
    const { sourcesOf } = request.options;
    return sourcesOf
      ? sourcesOfFacts(sourcesOf, request.lang, context)
      : ofTopic.run(request, context);
  },
};

/** Those without a date come last. */
const newestFirst = (a: Source, b: Source) =>
  a.date && b.date ? compareDates(b.date, a.date) : Number(!a.date) - Number(!b.date);

function sourcesReply(shown: Brief | null, lang: Lang, { library, now }: Context): Reply {
  const words = wordsFor(lang);
  const briefs = shown ? [shown] : [...library.briefs.values()];
  const cites = briefs.flatMap(statementsOf).flatMap((statement) => statement.cites);
  const blocks = [...library.sources.values()].toSorted(newestFirst).flatMap((source): Block[] => {
    const used = cites.filter((cite) => cite.source === source.id);
    if (used.length === 0) return [];
    const paragraphs = [...new Set(used.map((cite) => cite.paragraph))];
    const isListed = ({ brief }: Fact) => shown === null || brief === shown.id;
    return [sourceBlock(source, paragraphs, isListed, library, lang)];
  });
  const options = shown ? { topic: shown.id } : {};
  return {
    lang,
    outcome: 'found',
    title: shown ? words.sources.titleOf(shown.title[lang]) : words.sources.title,
    topic: shown?.id ?? null,
    missed: [],
    again: { command: 'sources', options, lang },
    asOf: ageLine((shown ?? library).newestSource, lang, dayOf(now)),
    blocks: [
      ...staleNotice(library, lang, dayOf(now)),
      ...(shown ? reviewNotice(shown, lang, dayOf(now)) : []),
      { kind: 'notice', tone: 'info', text: words.sources.intro },
      ...blocks,
    ],
    citations: [],
    actions: [
      ...(shown ? [commandButton(words.buttons.brief, 'brief', options, lang)] : []),
      languageButton('sources', options, lang),
      commandButton(words.buttons.index, 'brief', {}, lang),
    ],
  };
}
