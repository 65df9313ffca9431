import { answerQuestion } from '../../src/answers/answer.ts';
import { explain } from '../../src/answers/explain.ts';
import { languageOf } from '../../src/answers/text/language.ts';
import { readMessage } from '../../src/answers/text/messages/read-message.ts';
import type { Library } from '../../src/library/library.ts';
import { LANGS } from '../../src/library/schema.ts';
import { plainLines } from '../../src/platforms/terminal/plain.ts';
import { quantile } from '../bench/stats.ts';
import { FIGURE_NAMES, FIGURES, figuresOf, isAnswered, type Outcome } from './run.ts';

const LABEL = 28;
const CELL = 22;

/** The outcomes of a split, each answerer's in a column; the first is the bot. */
export function table(
  split: string,
  columns: Readonly<Record<string, readonly Outcome[]>>,
): string {
  const all = Object.values(columns);
  const [bot = []] = all;
  const figures = all.map(figuresOf);
  const line = (label: string, cells: readonly string[]) =>
    `  ${label.padEnd(LABEL)}${cells.map((cell) => cell.padStart(CELL)).join('')}`;
  return [
    line(`${split}, ${bot.length} questions`, Object.keys(columns)),
    ...FIGURE_NAMES.map((name) =>
      line(
        FIGURES[name].label,
        figures.map((each) => `${each[name].toFixed(1)} %`),
      ),
    ),
    line(
      'Median time',
      all.map((outcomes) => `${middle(outcomes.map(({ ms }) => ms)).toFixed(2)} ms`),
    ),
    '  Characters of the bot’s answers, with labels and citation marks, median · 90th percentile:',
    `    without the “From …” line  ${lengths(bot, false)}`,
    `    with it                    ${lengths(bot, true)}`,
    `  The bot’s right answers by kind: ${byKind(bot)}`,
  ].join('\n');
}

const middle = (values: readonly number[]) => quantile(values, 0.5);

function lengths(outcomes: readonly Outcome[], withOrigin: boolean): string {
  return LANGS.map((lang) => {
    const counts = outcomes
      .filter((outcome) => outcome.row.lang === lang && isAnswered(outcome))
      .map(({ reply }) => plainLines(withOrigin ? reply : { ...reply, asOf: null }))
      .map((text) => [...text].length);
    return `${lang} ${middle(counts)} · ${quantile(counts, 0.9)}`;
  }).join('   ');
}

function byKind(outcomes: readonly Outcome[]): string {
  return [...Map.groupBy(outcomes, ({ row }) => row.kind)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([kind, of]) => {
      const right = of.filter(({ verdict }) => verdict === 'right');
      return `${kind} ${right.length}/${of.length}`;
    })
    .join(' · ');
}

/** Each failure among the dev questions with its answer and how it came about; never a test one. */
export function failures(outcomes: readonly Outcome[], library: Library): string {
  return outcomes
    .filter(({ row }) => row.split === 'dev')
    .flatMap((outcome) => {
      const fault = faultOf(outcome);
      return fault ? [describeFailure(outcome, fault, library)] : [];
    })
    .join('\n\n');
}

function faultOf({ row, verdict, cited }: Outcome): string | null {
  if (verdict === 'missed') return 'missed';
  if (verdict === 'wrong') return row.expect ? 'wrong' : 'answered though unanswerable';
  return row.expect && !cited ? 'right, but cites none of the paragraphs' : null;
}

function describeFailure({ row, reply }: Outcome, fault: string, library: Library): string {
  const explained = readMessage(row.question).questions.flatMap((each) =>
    explain(answerQuestion(each, languageOf(each, row.lang), library)),
  );
  return [
    `${row.id} · ${row.kind} · ${fault}`,
    ...(row.expect ?? []).map((group) => `  expected   ${group.join(' | ')}`),
    ...(row.sources ? [`  supported  by ${row.sources.join(', ')}`] : []),
    ...explained.map((line) => `  ${line}`),
    ...plainLines(reply)
      .split('\n')
      .map((line) => `  > ${line}`),
  ].join('\n');
}
