import { missActions } from '../answer/answer-reply.ts';
import { factsBearingOn } from '../answer/bearing.ts';
import { factsReply, frame } from '../answer/facts-reply.ts';
import type { Lang } from '../library/schema.ts';
import type { Block, Reply } from '../reply/reply.ts';
import { wordsFor } from '../reply/words/index.ts';
import type { Command, Context } from './command.ts';

/** "Check against briefs", in the menu of a message: the facts that bear on its text. */
export const check: Command = {
  name: 'check',
  options: [{ name: 'text', kind: 'text', required: true }],
  run({ lang, options }, context) {
    const facts = factsBearingOn(options.text ?? '', lang, context.library);
    if (facts.length === 0) return miss(lang, context);
    const reply = factsReply({ facts, corrects: false }, lang, context.library, context.now);
    const intro: Block = { kind: 'notice', tone: 'info', text: wordsFor(lang).check.found };
    return { ...reply, blocks: [intro, ...reply.blocks] };
  },
};

function miss(lang: Lang, { library, now }: Context): Reply {
  const { answer } = wordsFor(lang);
  return {
    ...frame([], [{ kind: 'notice', tone: 'warning', text: answer.miss }], lang, library, now),
    citations: [],
    actions: missActions([], lang),
    again: null,
  };
}
