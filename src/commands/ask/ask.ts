import { interpretMessage } from '../../answers/index.ts';
import type { SmallTalk } from '../../answers/text/index.ts';
import { dayOf, type Fact, type FactId, type Lang, type Library } from '../../library/index.ts';
import type { Options, Reply } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Command, Context } from '../definition/index.ts';
import { aboutBot, aboutBotAgain } from './about-bot.ts';
import { answersReply } from './answer-reply.ts';
import { factsReply } from './facts-reply.ts';
import { nearReply } from './near-reply.ts';
import { plainReply } from './plain-reply.ts';

/** `/ask question`, and every direct message: answers from the facts, the facts that come nearest, or an honest miss. */
export const ask: Command = {
  name: 'ask',
  options: [{ name: 'question', kind: 'question', required: true }],
  run({ lang, options, topic, names, last, isPublic }, context) {
    if (options.answer) return answerAgain(options.answer, lang, context);
    if (options.closest) return closestAgain(options.closest, lang, context, isPublic ?? false);
    const again = options.about ? aboutBotAgain(options.about, lang, context) : null;
    if (again) return again;
    const { library, now, stage } = context;
    const shown = last?.options.answer?.facts ?? [];
    const thread = { topic: topic ?? null, names: names ?? [], facts: factsNamed(shown, library) };
    const question = options.question ?? '';
    const found = interpretMessage(question, lang, library, thread, stage, dayOf(now));
    switch (found.kind) {
      case 'answers':
        return answersReply(found, library, now, isPublic ?? false);
      case 'small-talk':
        return smallTalk(found.talk, found.lang, context);
      case 'bot-question':
        return aboutBot(found.question, found.lang, context);
      case 'open':
        return {
          instead: {
            command: found.command,
            options: found.topic ? { topic: found.topic } : {},
            lang: found.lang,
          },
        };
      case 'check':
        return { instead: { command: 'check', options: { text: found.text }, lang: found.lang } };
      case 'repeat':
        if (last) return { instead: { ...last, lang: found.lang } };
        return plainReply(wordsFor(found.lang).aboutBot.nothingToRepeat, found.lang, context);
      case 'nothing':
        return plainReply(wordsFor(lang).answer.empty(library.languages), lang, context);
    }
  },
};

/** An answer given before, in the language wanted now; the briefs may have changed since. */
function answerAgain(
  { facts: ids, corrects }: NonNullable<Options['answer']>,
  lang: Lang,
  context: Context,
): Reply {
  const { library, now } = context;
  const facts = factsNamed(ids, library);
  if (facts.length > 0) return factsReply({ facts, corrects }, lang, library, now);
  return notFound(wordsFor(lang).answer.gone, lang, context);
}

/** Facts that came nearest to a question before: for one person, never for all to see. */
function closestAgain(
  ids: readonly string[],
  lang: Lang,
  context: Context,
  isPublic: boolean,
): Reply {
  const { library, now } = context;
  const { answer } = wordsFor(lang);
  if (isPublic) return notFound(answer.uncertain, lang, context);
  const facts = factsNamed(ids, library);
  if (facts.length > 0) return nearReply(facts, lang, library, now);
  return notFound(answer.gone, lang, context);
}

const factsNamed = (ids: readonly string[], library: Library): Fact[] =>
  ids.flatMap((id) => library.facts.get(id as FactId) ?? []);

const notFound = (text: string, lang: Lang, context: Context): Reply => ({
  ...plainReply(text, lang, context),
  outcome: 'not-found',
});

function smallTalk(talk: SmallTalk, lang: Lang, context: Context): ReturnType<Command['run']> {
  const words = wordsFor(lang);
  switch (talk) {
    case 'help':
      return { instead: { command: 'help', options: {}, lang } };
    case 'topics':
      return { instead: { command: 'brief', options: {}, lang } };
    case 'greeting':
    case 'thanks':
      return plainReply(words.answer[talk], lang, context);
    case 'trust':
    case 'complaint':
      return plainReply(words.aboutBot[talk], lang, context);
    case 'privacy':
      return plainReply(words.aboutBot.privacyOf(words.privacy.always), lang, context);
  }
}
