import { type Answer, gapsOf, type Interpretation } from '../../answers/index.ts';
import { normalise } from '../../answers/text/index.ts';
import { type BriefId, type Lang, type Library, textLangFor } from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import { Citations, commandButton, info } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import {
  answerBlocks,
  briefsOf,
  factsReply,
  frame,
  missActions,
  openButtons,
  ratingOf,
  sourcesButton,
} from './facts-reply.ts';
import { closestButton, nearBlock, uncertain } from './near-reply.ts';

/**
 * The answers to a message as one reply. `now` tells whether a brief is past its review; `isPublic`: others see it, so
 * that what is near but no answer stands behind a button.
 */
export function answersReply(
  { answers, lang, topic, names, cut, more }: Interpretation & { kind: 'answers' },
  library: Library,
  now: Date,
  isPublic: boolean,
): Reply {
  const reply = replyTo(answers, lang, library, topic, now, isPublic);
  const words = wordsFor(lang).answer;
  const notices = [
    ...(cut ? [words.cut] : []),
    ...(more ? [words.more] : []),
    ...askInTheirs(answers, lang, library),
  ];
  return { ...reply, names, blocks: [...notices.map(info), ...reply.blocks] };
}

function replyTo(
  answers: readonly Answer[],
  lang: Lang,
  library: Library,
  topic: BriefId | null,
  now: Date,
  isPublic: boolean,
): Reply {
  const [only] = answers;
  if (answers.length === 1 && only?.kind === 'answered') {
    const reply = factsReply(only, lang, library, now);
    const [before, after] = noticesOf(only, lang, library);
    const [first] = only.facts;
    const timeline = commandButton(wordsFor(lang).buttons.timeline, 'timeline', {}, lang);
    return {
      ...reply,
      blocks: [...before, ...reply.blocks, ...after],
      actions: only.more > 0 && first ? [timeline, ...reply.actions] : reply.actions,
    };
  }
  const citations = new Citations(library, lang);
  const facts = answers.flatMap((answer) => (answer.kind === 'answered' ? answer.facts : []));
  const near = answers.flatMap((answer) => (answer.kind === 'near' ? answer.facts : []));
  const unanswered = answers.filter((answer) => answer.kind !== 'answered');
  const blocks = answers.flatMap((answer): Block[] => [
    ...(answers.length > 1 ? [{ kind: 'heading', text: shorten(answer.question) } as const] : []),
    ...blocksOf(answer, lang, library, citations, isPublic),
  ]);
  const shown = isPublic ? facts : [...facts, ...near];
  const nearest = new Set([
    ...briefsOf(near, library),
    ...unanswered.flatMap((answer) => answer.nearest),
  ]);
  const ways =
    facts.length > 0
      ? [
          ...openButtons(briefsOf(shown, library), lang),
          sourcesButton(shown, lang),
          ratingOf(facts, lang),
        ]
      : missActions([...nearest], lang);
  return {
    ...frame(shown, blocks, lang, library, now),
    outcome: facts.length > 0 ? 'found' : 'not-found',
    topic: facts[0]?.brief ?? topic,
    citations: citations.list(),
    actions: isPublic ? [...closestButton(near, lang), ...ways] : ways,
    missed: unanswered.flatMap(missedWords),
    again: null,
  };
}

function blocksOf(
  answer: Answer,
  lang: Lang,
  library: Library,
  citations: Citations,
  isPublic: boolean,
): Block[] {
  switch (answer.kind) {
    case 'answered': {
      const [before, after] = noticesOf(answer, lang, library);
      return [...before, ...answerBlocks(answer, lang, citations), ...after];
    }
    case 'near':
      return [
        isPublic
          ? uncertain(lang, answer.unmet)
          : nearBlock(answer.facts, lang, citations, answer.unmet),
      ];
    case 'missed':
      return missBlocks(answer, lang, library);
  }
}

/** What stands before and after the facts of an answer: as of when "now" is, and that there was more. */
function noticesOf(
  { conditions, more }: Answer & { kind: 'answered' },
  lang: Lang,
  library: Library,
): [before: Block[], after: Block[]] {
  const { answer, date } = wordsFor(lang);
  return [
    conditions.isAboutNow ? [info(answer.asOfNewest(date(library.reach)))] : [],
    more > 0 ? [info(answer.moreEvents(more))] : [],
  ];
}

function missBlocks(
  { nearest }: Answer & { kind: 'missed' },
  lang: Lang,
  { languages }: Library,
): Block[] {
  const { answer: words, otherLanguage } = wordsFor(lang);
  const hint = nearest.length > 0 ? words.nearest : words.reworded;
  // Of what cannot be read, nobody can say that no brief covers it.
  const miss = languages.includes(lang) ? words.miss : otherLanguage.miss;
  return [
    { kind: 'notice', tone: 'warning', text: miss },
    { kind: 'notice', tone: 'info', text: hint },
  ];
}

/** Where the briefs are in another language than a question that found nothing for certain: ask in theirs. */
function askInTheirs(
  answers: readonly Answer[],
  lang: Lang,
  { languages }: Library,
): readonly string[] {
  const textLang = textLangFor(lang, languages);
  return textLang === lang || answers.every(({ kind }) => kind === 'answered')
    ? []
    : [wordsFor(lang).otherLanguage.ask(textLang)];
}

/** The query terms that a missed question could not be answered on: what an editor might write a fact about. */
function missedWords({ reading }: Answer): string[] {
  const [best] = reading.ranked;
  const gaps = best && gapsOf(best, reading.queryTerms).map(({ queryTerm }) => queryTerm);
  return (gaps ?? reading.queryTerms)
    .map(({ shown }) => [...normalise(shown)].slice(0, 40).join(''))
    .slice(0, 5);
}

const shorten = (text: string) => {
  const chars = [...text];
  return chars.length > 120 ? `${chars.slice(0, 119).join('')}…` : text;
};
