import type { Answer, Interpretation } from '../../answers/index.ts';
import { normalise } from '../../answers/text/index.ts';
import type { Brief, BriefId, Lang, Library } from '../../library/index.ts';
import type { Action, Block, Reply } from '../../replies/index.ts';
import { Citations, commandButton, info } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { actionsOf, answerBlocks, factsReply, frame, openButtons } from './facts-reply.ts';

/** The answers to a message as one reply. `now` tells whether a brief is past its review. */
export function answersReply(
  { answers, lang, topic, cut, more }: Interpretation & { kind: 'answers' },
  library: Library,
  now: Date,
): Reply {
  const reply = replyTo(answers, lang, library, topic, now);
  const words = wordsFor(lang).answer;
  const notices = [...(cut ? [words.cut] : []), ...(more ? [words.more] : [])];
  return { ...reply, blocks: [...notices.map(info), ...reply.blocks] };
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

/** The query terms that a missed question could not be answered on: what an editor might write a fact about. */
function missedWords({ reading }: Answer): string[] {
  const gaps = reading.ranked[0]?.gaps.map(({ queryTerm }) => queryTerm) ?? reading.queryTerms;
  return gaps.map(({ shown }) => [...normalise(shown)].slice(0, 40).join('')).slice(0, 5);
}

const shorten = (text: string) => {
  const chars = [...text];
  return chars.length > 120 ? `${chars.slice(0, 119).join('')}…` : text;
};
