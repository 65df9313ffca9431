import { runCommand } from '../../src/commands/table.ts';
import type { Library } from '../../src/library/library.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { isRight, placeOf, type Row } from './questions.ts';

/** Whoever answers the questions: the bot, or what it is held against. */
export type Answerer = (row: Row) => Reply;

export type Outcome = {
  readonly row: Row;
  readonly reply: Reply;
  /** To decline a question that nothing answers is right; to decline another is a miss. */
  readonly verdict: 'right' | 'wrong' | 'missed';
  /** One of the paragraphs that support a right answer is cited. */
  readonly cited: boolean;
  readonly ms: number;
};

/** The bot, asked as `npm run ask` asks it. */
export function botOf(library: Library): Answerer {
  return ({ question, lang }) =>
    runCommand('ask', { lang, options: { question } }, { library, now: new Date() });
}

export function runQuestions(rows: readonly Row[], answer: Answerer): Outcome[] {
  return rows.map((row) => {
    const begun = performance.now();
    const reply = answer(row);
    const ms = performance.now() - begun;
    return { row, reply, verdict: verdictOn(reply, row), cited: citesSource(reply, row), ms };
  });
}

/** The statements that a reply gives as its answer, without labels and citations. */
function statementsOf({ blocks }: Reply) {
  return blocks.flatMap((block) => (block.kind === 'fact' ? [block, ...block.sides] : []));
}

export const isAnswered = ({ reply }: Pick<Outcome, 'reply'>) => statementsOf(reply).length > 0;

function verdictOn(reply: Reply, row: Row): Outcome['verdict'] {
  if (!isAnswered({ reply })) return row.expect ? 'missed' : 'right';
  const text = statementsOf(reply).map((statement) => statement.text);
  return isRight(text.join('\n'), row) ? 'right' : 'wrong';
}

function citesSource(reply: Reply, { sources = [] }: Row): boolean {
  return statementsOf(reply)
    .flatMap(({ marks }) => marks)
    .some(({ n, paragraph }) => {
      const cited = reply.citations[n - 1];
      return cited !== undefined && sources.includes(placeOf(cited.source, paragraph));
    });
}

export type Figure = {
  readonly label: string;
  readonly better: 'higher' | 'lower';
  /** Per cent of these … */
  readonly among: (outcome: Outcome) => boolean;
  /** … for which this holds. */
  readonly counts: (outcome: Outcome) => boolean;
};

const isAnswerable = ({ row }: Outcome) => row.expect !== undefined;
const is = (verdict: Outcome['verdict']) => (outcome: Outcome) => outcome.verdict === verdict;

/** What is measured of each split. */
export const FIGURES = {
  englishRight: {
    label: 'English right',
    better: 'higher',
    among: (outcome) => isAnswerable(outcome) && outcome.row.lang === 'en',
    counts: is('right'),
  },
  japaneseRight: {
    label: 'Japanese right',
    better: 'higher',
    among: (outcome) => isAnswerable(outcome) && outcome.row.lang === 'ja',
    counts: is('right'),
  },
  unanswerableDeclined: {
    label: 'Unanswerable declined',
    better: 'higher',
    among: (outcome) => !isAnswerable(outcome),
    counts: is('right'),
  },
  wrongButAnswered: {
    label: 'Answered wrongly, of all',
    better: 'lower',
    among: () => true,
    counts: is('wrong'),
  },
  missed: {
    label: 'Missed, of answerable',
    better: 'lower',
    among: isAnswerable,
    counts: is('missed'),
  },
  citationRight: {
    label: 'Citation right, of right',
    better: 'higher',
    among: (outcome) => isAnswerable(outcome) && outcome.verdict === 'right',
    counts: ({ cited }) => cited,
  },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof FIGURES;
/** Per cent, by name. */
export type Figures = Readonly<Record<FigureName, number>>;

export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const shares = FIGURE_NAMES.map((name) => {
    const { among, counts }: Figure = FIGURES[name];
    const all = outcomes.filter(among);
    return [name, all.length === 0 ? 0 : (100 * all.filter(counts).length) / all.length];
  });
  return Object.fromEntries(shares);
}
