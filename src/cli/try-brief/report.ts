import type { Findings, Rival, Trial } from './trials.ts';

/** What was found out about the facts of a brief, for its editor; `findings` of one fact follow each other. */
export function reportLines(findings: readonly Findings[]): string[] {
  const facts = Map.groupBy(findings, ({ fact }) => fact);
  return [
    ...[...facts].flatMap(([fact, each]) => [fact, ...each.flatMap(factLines)]),
    ...summaryLines(findings),
    ...(findings.some(({ newWords }) => newWords.length > 0) ? [NEW_WORDS] : []),
  ];
}

const NEW_WORDS =
  'New words stand in asks only: those that name the subject belong into the glossary of library.yaml.';

function factLines({ lang, asks, trials, newWords }: Findings): string[] {
  const missed = trials.filter(({ outcome }) => outcome !== 'found');
  const none = asks === 0 ? '; no ask yet: write 1 to 3' : '';
  return [
    `  ${lang}  ${trials.length - missed.length} of ${trials.length} questions find it${none}`,
    ...missed.flatMap(trialLines),
    ...(newWords.length > 0 ? [`      new words: ${wordList(newWords)}`] : []),
  ];
}

function trialLines({ question, isAsk, outcome, rival, mutedBy }: Trial): string[] {
  const how = outcome === 'near' ? 'shown as near only' : 'not found';
  return [
    `      ${how}: ${quoted(question)}${isAsk ? ' (its ask, left out)' : ''}`,
    ...(rival ? [`        ${describeRival(rival)}`] : outcome === 'near' ? [] : [NO_RIVAL]),
    ...(mutedBy === null ? [] : [`        muted by the uncovered line ${quoted(mutedBy)}`]),
  ];
}

const NO_RIVAL = '        nothing stands before it, but its words do not suffice';

const NEARER: Readonly<Record<Rival['by'], string>> = {
  asks: 'one of its asks is nearer',
  statement: 'its statement is nearer',
  words: 'this fact has hardly a word of the question',
  'answer-type': 'it holds the kind of thing asked for',
};

function describeRival({ fact, isAnswer, words, by }: Rival): string {
  const place = isAnswer ? 'answered by' : 'before it stands';
  return `${place} ${fact}: ${words.length > 0 ? `it has ${wordList(words)}` : NEARER[by]}`;
}

function summaryLines(findings: readonly Findings[]): string[] {
  const langs = Map.groupBy(findings, ({ lang }) => lang);
  return Array.from(langs, ([lang, each]) => {
    const trials = each.flatMap((one) => one.trials);
    const count = (is: (trial: Trial) => boolean) => trials.filter(is).length;
    return [
      `${lang}: ${count(({ outcome }) => outcome === 'found')} of ${trials.length} questions find their fact`,
      `${count(({ outcome }) => outcome === 'near')} more show it as near`,
      `${count(({ rival }) => rival?.isAnswer ?? false)} answered by another`,
      `${count(({ mutedBy }) => mutedBy !== null)} muted`,
      `facts without an ask: ${each.filter(({ asks }) => asks === 0).length}`,
    ].join(', ');
  });
}

const quoted = (text: string) => `“${text}”`;

const wordList = (words: readonly string[]) => words.join(', ');
