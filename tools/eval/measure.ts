import { type Answer, interpretMessage } from '../../src/answers/index.ts';
import { selectFacts } from '../../src/answers/ranking/index.ts';
import type { Fact, Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import { type Meanings, withMeanings } from './meanings.ts';
import type { Judged } from './metrics.ts';
import type { PackRow } from './packs.ts';
import { areRight, isAnswerable } from './questions.ts';

/** What became of a question, and what led to it. */
export type Measured = Judged & {
  readonly lang: Lang;
  readonly isAnswerable: boolean;
  readonly verdict: 'right' | 'wrong' | 'not-answered';
  /** Answered right, or not answered and a right fact is among those named as nearest. */
  readonly helpful: boolean;
  /** Not answered, and facts are named as the nearest. */
  readonly near: boolean;
  /** The place of the first right fact in the ranking, from 1, before anything is judged; null: it is not in it. */
  readonly rank: number | null;
  /** Whether it is known which single facts would be right. */
  readonly hasRightFact: boolean;
  /** The features that the confidence is made from; null where no question was read from the message. */
  readonly evidence: Answer['reading']['evidence'] | null;
};

/** Asks a library questions as `npm run ask` does: a message may hold several. */
export const measure = (
  rows: readonly PackRow[],
  library: Library,
  meanings: Meanings = new Map(),
): Measured[] => rows.map((row) => measureOne(row, library, meanings));

function measureOne(row: PackRow, library: Library, meanings: Meanings): Measured {
  const found = withMeanings(
    (stage) => interpretMessage(row.question, row.lang, library, null, stage),
    meanings,
  );
  const { answers, lang } = found.kind === 'answers' ? found : { answers: [], lang: row.lang };
  const given = answers.flatMap((answer) => (answer.kind === 'answered' ? answer.facts : []));
  const answered = given.length > 0;
  const right = answered && areRight(given, lang, row);
  const nearest = answered ? [] : answers.flatMap(nearestOf);
  const isOneOf = (fact: Fact) => row.right.has(fact.id);
  const places = answers
    .map(({ reading }) => reading.ranked.findIndex(({ fact }) => isOneOf(fact)))
    .filter((place) => place >= 0);
  const surest = answers.toSorted((a, b) => b.reading.confidence - a.reading.confidence)[0];
  return {
    lang: row.lang,
    isAnswerable: isAnswerable(row),
    verdict: answered ? (right ? 'right' : 'wrong') : 'not-answered',
    helpful: right || nearest.some(isOneOf),
    near: nearest.length > 0,
    rank: places.length > 0 ? Math.min(...places) + 1 : null,
    hasRightFact: row.right.size > 0,
    confidence: surest?.reading.confidence ?? 0,
    right: surest !== undefined && areRight(ifGiven(surest, library), lang, row),
    evidence: surest?.reading.evidence ?? null,
  };
}

/** The facts that an answer would consist of if the bot were sure enough. */
const ifGiven = ({ reading, lang }: Answer, library: Library) =>
  selectFacts(reading.ranked, reading.type, library, lang);

/** The facts that an answer names as the closest. */
const nearestOf = (answer: Answer): readonly Fact[] => (answer.kind === 'near' ? answer.facts : []);
