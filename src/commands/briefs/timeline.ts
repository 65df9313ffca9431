import type { Lang } from '../../library/index.ts';
import { type Brief, dayOf, timelineOf } from '../../library/index.ts';
import { pictureFor } from '../../pictures/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import {
  ageLine,
  Citations,
  commandButton,
  languageButton,
  reviewNotice,
  staleNotice,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Context } from '../definition/index.ts';
import { topicCommand } from './topic-command.ts';

/** `/timeline [topic]`: the dated facts of one brief or of all, oldest first. */
export const timeline = topicCommand('timeline', timelineReply);

function timelineReply(shown: Brief | null, lang: Lang, { library, now }: Context): Reply {
  const words = wordsFor(lang);
  const citations = new Citations(library, lang);
  const facts = timelineOf(library, shown);
  const today = dayOf(now);
  const blocks: Block[] = [
    ...staleNotice(library, lang, today),
    ...(shown ? reviewNotice(shown, lang, today) : []),
  ];
  let heading = '';
  for (const fact of facts) {
    const when = words.date(fact.date);
    if (when !== heading) blocks.push({ kind: 'heading', text: when });
    heading = when;
    blocks.push(citations.fact(fact));
  }
  if (facts.length === 0) blocks.push({ kind: 'notice', tone: 'info', text: words.timeline.empty });
  const picture = pictureFor(library, { kind: 'timeline', topic: shown?.id ?? null }, lang);
  const options = shown ? { topic: shown.id } : {};
  return {
    lang,
    outcome: 'found',
    title: shown ? words.timeline.titleOf(shown.title[lang]) : words.timeline.title,
    topic: shown?.id ?? null,
    missed: [],
    again: { command: 'timeline', options, lang },
    asOf: ageLine((shown ?? library).newestSource, lang, today),
    ...(picture && { picture }),
    blocks,
    citations: citations.list(),
    actions: [
      ...(shown ? [commandButton(words.buttons.brief, 'brief', options, lang)] : []),
      languageButton('timeline', options, lang),
      commandButton(words.buttons.index, 'brief', {}, lang),
    ],
  };
}
