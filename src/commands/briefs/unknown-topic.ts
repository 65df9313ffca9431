import type { Lang } from '../../library/index.ts';
import { dayOf, suggestTopics } from '../../library/index.ts';
import { isName } from '../../library/text/index.ts';
import type { Action, CommandName, Reply } from '../../replies/index.ts';
import { commandButton, topicSelect } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Context } from '../definition/index.ts';
import { indexBlocks, topicBlock } from './index-of-briefs.ts';

const MOST_SUGGESTIONS = 3;

/** The reply to a topic that no brief goes by: what may have been meant, and all there is. */
export function unknownTopic(
  command: CommandName,
  typed: string,
  lang: Lang,
  { library, now }: Context,
): Reply {
  const words = wordsFor(lang);
  const near = isName(typed) ? suggestTopics(library, typed).slice(0, MOST_SUGGESTIONS) : [];
  const suggestions = near.map((brief) => topicBlock(brief, lang));
  const buttons: Action[] = near.map((brief) =>
    commandButton(brief.title[lang], command, { topic: brief.id }, lang),
  );
  return {
    lang,
    outcome: 'not-found',
    title: words.unknownTopic.title,
    topic: null,
    missed: [],
    again: { command, options: { topic: shorten(typed) }, lang },
    asOf: null,
    blocks: [
      { kind: 'notice', tone: 'warning', text: words.unknownTopic.text(shorten(typed)) },
      ...(near.length > 0
        ? [{ kind: 'heading', text: words.unknownTopic.didYouMean } as const, ...suggestions]
        : []),
      { kind: 'notice', tone: 'info', text: words.unknownTopic.all },
      ...indexBlocks(library, lang, dayOf(now)),
    ],
    citations: [],
    actions: [...buttons, ...topicSelect(words.buttons.open, [...library.briefs.values()], lang)],
  };
}

/** What was typed, on one line, without control characters, and no longer than is worth repeating. */
function shorten(typed: string): string {
  const plain = [...typed.replace(/[\p{C}\s]+/gu, ' ').trim()];
  return plain.length > 60 ? `${plain.slice(0, 60).join('')}…` : plain.join('');
}
