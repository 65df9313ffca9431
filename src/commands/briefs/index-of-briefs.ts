import { type Brief, type DateText, dayOf, type Lang, type Library } from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import {
  ageLine,
  languageButton,
  reviewNotice,
  staleNotice,
  topicSelect,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Context } from '../definition/index.ts';

/** The list of all briefs, by group, each with how old its knowledge is. */
export function indexReply(lang: Lang, { library, now }: Context): Reply {
  const words = wordsFor(lang);
  const briefs = [...library.briefs.values()];
  const today = dayOf(now);
  return {
    lang,
    outcome: 'found',
    title: words.index.titleOf(library.title[lang]),
    topic: null,
    missed: [],
    again: { command: 'brief', options: {}, lang },
    asOf: ageLine(library.newestSource, lang, today),
    blocks: [
      ...staleNotice(library, lang, today),
      { kind: 'notice', tone: 'info', text: words.index.hint },
      ...indexBlocks(library, lang, today),
    ],
    citations: [],
    actions: [...topicSelect(words.buttons.open, briefs, lang), languageButton('brief', {}, lang)],
  };
}

/** The topics of a library under their groups' headings. */
export function indexBlocks(library: Library, lang: Lang, today: DateText): Block[] {
  return briefsByGroup(library, lang).flatMap(({ heading, members }): Block[] => [
    { kind: 'heading', text: heading },
    ...members.flatMap((brief) => topicBlocks(brief, lang, today)),
  ]);
}

/** The briefs in their groups, in the order of the library; those of none come last. */
export function briefsByGroup(
  library: Library,
  lang: Lang,
): readonly { readonly heading: string; readonly members: readonly Brief[] }[] {
  const briefs = [...library.briefs.values()];
  const groups = [...library.groups.values()].map((group) => ({
    heading: group.title[lang],
    members: briefs.filter((brief) => brief.group === group.id),
  }));
  const others = {
    heading: wordsFor(lang).index.ungrouped,
    members: briefs.filter((brief) => brief.group === undefined),
  };
  return [...groups, others].filter(({ members }) => members.length > 0);
}

function topicBlocks(brief: Brief, lang: Lang, today: DateText): Block[] {
  return [topicBlock(brief, lang), ...reviewNotice(brief, lang, today)];
}

/** A brief as one line of a list: its title, what to type for it, how old it is. */
export function topicBlock(brief: Brief, lang: Lang): Block {
  const words = wordsFor(lang);
  const note = words.index.topicNote(brief.id, words.date(brief.asOf));
  return { kind: 'topic', brief: brief.id, title: brief.title[lang], note };
}
