import { compareDates } from '../library/dates.ts';
import { looksJapanese } from '../library/fold.ts';
import type { Brief, Fact, Library } from '../library/library.ts';
import type { BriefId, Lang } from '../library/schema.ts';
import { commandButton } from '../reply/actions.ts';
import { Citations } from '../reply/citations.ts';
import type { Action, Block, Reply } from '../reply/reply.ts';
import { reviewNotice } from '../reply/review-notice.ts';
import { wordsFor } from '../reply/words/index.ts';
import { type Answer, answerQuestion } from './answer.ts';
import { readMessage } from './message.ts';
import { normalise } from './normalise.ts';
import { type SmallTalk, smallTalkOf } from './small-talk.ts';

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
export function hear(
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
  const words = wordsFor(lang);
  const citations = new Citations(library, lang);
  const answered = answers.filter((answer) => answer.kind === 'answered');
  const missed = answers.filter((answer) => answer.kind === 'missed');
  const facts = answered.flatMap((answer) => answer.facts);
  const briefs = [...new Set(facts.map(({ brief }) => brief))].flatMap(
    (id) => library.briefs.get(id) ?? [],
  );
  const blocks = answers.flatMap((answer): Block[] => [
    ...(answers.length > 1 ? [{ kind: 'heading', text: shorten(answer.question) } as const] : []),
    ...blocksOf(answer, lang, citations),
  ]);
  const nearest = [...new Set(missed.flatMap((answer) => answer.nearest))];
  const shown = briefs.length > 0 ? briefs : nearest;
  const newest = briefs
    .map(({ asOf }) => asOf)
    .toSorted(compareDates)
    .at(-1);
  return {
    lang,
    outcome: answered.length > 0 ? 'found' : 'not-found',
    title: null,
    topic: facts[0]?.brief ?? topic,
    asOf: newest
      ? words.answer.from(
          briefs.map(({ title }) => title[lang]),
          words.date(newest),
        )
      : words.reach(words.date(library.reach)),
    blocks: [...briefs.flatMap((brief) => reviewNotice(brief, lang, now)), ...blocks],
    citations: citations.list(),
    actions: actionsFor(shown, facts, lang),
    missed: missed.flatMap(missedWords),
  };
}

function blocksOf(answer: Answer, lang: Lang, citations: Citations): Block[] {
  const words = wordsFor(lang).answer;
  if (answer.kind === 'missed') {
    const hint = answer.nearest.length > 0 ? words.nearest : words.reworded;
    return [
      { kind: 'notice', tone: 'warning', text: words.miss },
      { kind: 'notice', tone: 'info', text: hint },
    ];
  }
  const no: Block[] = answer.corrects ? [{ kind: 'notice', tone: 'info', text: words.no }] : [];
  return [...no, ...answer.facts.map((fact: Fact) => citations.fact(fact))];
}

/** Ways on: the briefs an answer comes from (or the nearest ones), and a vote on its facts. */
function actionsFor(briefs: readonly Brief[], facts: readonly Fact[], lang: Lang): Action[] {
  const { answer, buttons } = wordsFor(lang);
  const open = briefs.map(({ id, title }) =>
    commandButton(title[lang], 'brief', { topic: id }, lang),
  );
  if (facts.length === 0) return [...open, commandButton(buttons.index, 'brief', {}, lang)];
  const ids = facts.map(({ id }) => id);
  return [...open, { kind: 'rating', facts: ids, up: answer.helpful, down: answer.unhelpful }];
}

/** The telling words of a missed question: what an editor might write a fact about. */
function missedWords({ reading }: Answer): string[] {
  const gaps = reading.ranked[0]?.gaps.map(({ slot }) => slot) ?? reading.slots;
  return gaps.map(({ shown }) => [...normalise(shown)].slice(0, 40).join('')).slice(0, 5);
}

const shorten = (text: string) => {
  const chars = [...text];
  return chars.length > 120 ? `${chars.slice(0, 119).join('')}…` : text;
};
