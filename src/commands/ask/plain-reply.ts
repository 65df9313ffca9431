import type { Lang } from '../../library/index.ts';
import type { Reply } from '../../replies/index.ts';
import { topicSelect } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Context } from '../definition/index.ts';

/** A sentence of the bot's own, and the way to the topics. */
export function plainReply(text: string, lang: Lang, { library }: Context): Reply {
  const { buttons } = wordsFor(lang);
  return {
    lang,
    outcome: 'found',
    title: null,
    topic: null,
    asOf: null,
    blocks: [{ kind: 'notice', tone: 'info', text }],
    citations: [],
    actions: topicSelect(buttons.open, [...library.briefs.values()], lang),
    missed: [],
    again: null,
  };
}
