import { type Answer, answerQuestion } from '../../answers/index.ts';
import { normalise, readMessage, type SmallTalk, smallTalkOf } from '../../answers/text/index.ts';
import type { Brief, BriefId, Lang, Library } from '../../library/index.ts';
import { looksJapanese } from '../../library/text/index.ts';
import type { Action, Block, Reply } from '../../replies/index.ts';
import { Citations, commandButton } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { actionsOf, answerBlocks, factsReply, frame, openButtons } from './facts-reply.ts';

/** A message as it came, or the small talk that it is; the latter is the commands' to answer. */
export type Heard =
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk; readonly lang: Lang }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'answers'; readonly reply: Reply };

/** The language of a question: its script; where that tells nothing ("JJOC?"), the asker's. */
export function languageOf(text: string, asker: Lang): Lang {
  if (looksJapanese(text)) return 'ja';
  const words = text.match(/[a-z]{2,}/gi) ?? [];
  return words.length >= 2 ? 'en' : asker;
}

/**
 * Answers a message: each of its questions (at most three) from the library's facts, in the language
 * it is asked in. `topic` is the brief that the conversation was about; `now` tells whether a brief is
 * past its review.
 */
export function interpretMessage(
  raw: string,
  asker: Lang,
  library: Library,
  topic: BriefId | null,
  now: Date,
): Heard {
  const message = readMessage(raw);
  const [first] = message.questions;
  if (first === undefined) return { kind: 'nothing' };
  const lang = languageOf(first, asker);
  const talk = message.questions.length === 1 ? smallTalkOf(first, lang) : null;
  if (talk) return { kind: 'small-talk', talk, lang };

  const answers: Answer[] = [];
  let about = topic;
  for (const question of message.questions) {
    const brief = about ? (library.briefs.get(about) ?? null) : null;
    const answer = answerQuestion(question, languageOf(question, lang), library, brief);
    if (answer.kind === 'answered') about = answer.facts[0]?.brief ?? about;
    answers.push(answer);
  }
  const reply = replyTo(answers, lang, library, about, now);
  const { cut, more } = wordsFor(lang).answer;
  const notices = [...(message.cut ? [cut] : []), ...(message.more ? [more] : [])];
  const blocks = [
    ...notices.map((text): Block => ({ kind: 'notice', tone: 'info', text })),
    ...reply.blocks,
  ];
  return { kind: 'answers', reply: { ...reply, blocks } };
}

function replyTo(
  answers: readonly Answer[],
  lang: Lang,
  library: Library,
  topic: BriefId | null,
  now: Date,
): Reply {
  const [only] = answers;
  if (answers.length === 1 && only?.kind === 'answered') {
    return factsReply(only, lang, library, now);
  }
  const citations = new Citations(library, lang);
  const answered = answers.filter((answer) => answer.kind === 'answered');
  const missed = answers.filter((answer) => answer.kind === 'missed');
  const facts = answered.flatMap((answer) => answer.facts);
  const blocks = answers.flatMap((answer): Block[] => [
    ...(answers.length > 1 ? [{ kind: 'heading', text: shorten(answer.question) } as const] : []),
    ...(answer.kind === 'answered'
      ? answerBlocks(answer, lang, citations)
      : missBlocks(answer, lang)),
  ]);
  const nearest = [...new Set(missed.flatMap((answer) => answer.nearest))];
  const framed = frame(facts, blocks, lang, library, now);
  return {
    ...framed,
    topic: framed.topic ?? topic,
    citations: citations.list(),
    actions: facts.length > 0 ? actionsOf(facts, lang, library).flat() : missActions(nearest, lang),
    missed: missed.flatMap(missedWords),
    again: null,
  };
}

function missBlocks({ nearest }: Answer & { kind: 'missed' }, lang: Lang): Block[] {
  const words = wordsFor(lang).answer;
  const hint = nearest.length > 0 ? words.nearest : words.reworded;
  return [
    { kind: 'notice', tone: 'warning', text: words.miss },
    { kind: 'notice', tone: 'info', text: hint },
  ];
}

/** Ways on from a miss: the nearest topics, and all there are. */
export function missActions(nearest: readonly Brief[], lang: Lang): Action[] {
  const { index } = wordsFor(lang).buttons;
  return [...openButtons(nearest, lang), commandButton(index, 'brief', {}, lang)];
}

/** The telling words of a missed question: what an editor might write a fact about. */
function missedWords({ reading }: Answer): string[] {
  const gaps = reading.ranked[0]?.gaps.map(({ queryTerm }) => queryTerm) ?? reading.queryTerms;
  return gaps.map(({ shown }) => [...normalise(shown)].slice(0, 40).join('')).slice(0, 5);
}

const shorten = (text: string) => {
  const chars = [...text];
  return chars.length > 120 ? `${chars.slice(0, 119).join('')}…` : text;
};
