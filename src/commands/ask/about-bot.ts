import { type BotQuestion, isBotQuestion } from '../../answers/text/index.ts';
import type { Fact, Lang, Library } from '../../library/index.ts';
import type { Reply } from '../../replies/index.ts';
import { info } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Command, Context } from '../definition/index.ts';
import { factsReply } from './facts-reply.ts';
import { plainReply } from './plain-reply.ts';

/** So many disputes are shown at once. */
const MOST_DISPUTES = 3;

/**
 * What the bot says of itself, which can be said again in any language. Where that is about the briefs, it is computed
 * from those that are served.
 */
export function aboutBot(
  question: BotQuestion,
  lang: Lang,
  context: Context,
): ReturnType<Command['run']> {
  const said = answerAboutBot(question, lang, context);
  if ('instead' in said) return said;
  return { ...said, again: { command: 'ask', options: { about: question }, lang } };
}

/** The same for what was asked before, by its name; null where there is no such answer. */
export const aboutBotAgain = (name: string, lang: Lang, context: Context) =>
  isBotQuestion(name) ? aboutBot(name, lang, context) : null;

function answerAboutBot(
  question: BotQuestion,
  lang: Lang,
  context: Context,
): ReturnType<Command['run']> {
  const { library } = context;
  const { aboutBot: about, date } = wordsFor(lang);
  const newest = date(library.reach);
  switch (question) {
    case 'publishers':
      return { instead: { command: 'sources', options: {}, lang } };
    case 'disputes':
      return disputesReply(lang, context);
    case 'start': {
      const [first] = library.briefs.values();
      return plainReply(about.start(first?.title[lang] ?? ''), lang, context);
    }
    case 'age':
    case 'updates':
      return plainReply(about[question](newest), lang, context);
    case 'ai':
    case 'operator':
    case 'pdf':
    case 'digest':
      return plainReply(about[question], lang, context);
  }
}

/** Points on which sources disagree, one of each brief first. */
function disputesReply(lang: Lang, context: Context): Reply {
  const { library, now } = context;
  const { aboutBot: about } = wordsFor(lang);
  const disputes = disputedIn(library);
  if (disputes.length === 0) return plainReply(about.noDisputes, lang, context);
  const facts = disputes.slice(0, MOST_DISPUTES);
  const reply = factsReply({ facts, corrects: false }, lang, library, now);
  return { ...reply, blocks: [info(about.disputes(disputes.length)), ...reply.blocks] };
}

function disputedIn(library: Library): Fact[] {
  const disputed = [...library.facts.values()].filter(({ status }) => status === 'disputed');
  const seen = new Set<string>();
  const firstOfTheirs = disputed.filter(({ brief }) => !seen.has(brief) && seen.add(brief));
  return [...new Set([...firstOfTheirs, ...disputed])];
}
