import { loadLibrary } from '../../src/library/loading/load.ts';
import { readQuestions } from '../eval/questions.ts';
import { type Comparison, lineOf, type Samples } from './ready/figures.ts';
import { checkOut, here, type Revision } from './ready/revision.ts';
import {
  FRAMEWORK,
  LIBRARIES,
  SETTINGS,
  type Setting,
  STATES,
  subjectOf,
  takeRounds,
} from './ready/rounds.ts';
import type { SuiteOptions } from './suites.ts';

/** Memory is read so long (ms) after the last thing that happened. */
const REST_MS = 5000;

/**
 * How soon the bot is there and what memory it takes: with both platforms against a process that only imports
 * discord.js and @slack/bolt, the page alone against one that only serves a constant; and both against the bot of an
 * older commit where one is named. All take turns.
 */
export async function ready({ runs, requests, against }: SuiteOptions): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  const load = {
    requests,
    topics: [...library.briefs.keys()],
    questions: readQuestions('dev').map(({ question }) => question),
  };
  const revisions = [here(), ...(against === undefined ? [] : [checkOut(against)])];
  const samples = await takeRounds({ revisions, runs, restMs: REST_MS, load });
  process.stdout.write(tableOf(samples, revisions));
}

/** Every figure as a ratio, with its target where it has one. */
export function tableOf(samples: Samples, revisions: readonly Revision[]): string {
  const [own, older] = revisions;
  if (!own) return '';
  const sections = (Object.keys(SETTINGS) as Setting[]).flatMap((setting) =>
    STATES.flatMap((state) => {
      const toBare = revisions.flatMap((revision) => {
        const subject = subjectOf(revision, setting, state);
        const isGoal = revision === own && state === 'warm';
        return [`  ${subject}\n`, ...againstBare(samples, subject, setting, isGoal).map(lineOf)];
      });
      if (!older) return toBare;
      const [ours, theirs] = [own, older].map((each) => subjectOf(each, setting, state));
      return [
        ...toBare,
        `  ${setting}, ${state}: ${own.name} to ${older.name}\n`,
        ...againstOlder(samples, ours ?? '', theirs ?? '').map(lineOf),
      ];
    }),
  );
  return sections.join('');
}

/** What a figure of a start is called. */
const NAMES = {
  connected: 'both platforms connected',
  answered: 'first question answered',
  both: 'answered on both platforms',
  ms: 'the page answers',
  mb: 'resident memory 5 s after',
  mbLoaded: 'resident memory after the requests',
} as const;
type Figure = keyof typeof NAMES;

const unitOf = (figure: Figure) => (figure.startsWith('mb') ? 'MB' : 'ms');

/** What the bot with both platforms and the page alone are to reach. */
const TARGETS = {
  platforms: { connected: 2.0, answered: 2.2, mb: 1.6, mbLoaded: 1.1 },
  page: { mb: 1.8 },
} as const satisfies Readonly<Record<string, Partial<Record<Figure, number>>>>;

function againstBare(
  samples: Samples,
  subject: string,
  setting: Setting,
  isGoal: boolean,
): Comparison[] {
  const isPage = setting === 'the page alone';
  const bare = isPage ? FRAMEWORK : LIBRARIES;
  const targets: Partial<Record<Figure, number>> = isPage ? TARGETS.page : TARGETS.platforms;
  return measured(samples, subject).map((figure) => {
    const target = isGoal ? targets[figure] : undefined;
    return {
      what: NAMES[figure],
      ours: samples.values(subject, figure),
      // What requests leave behind is compared with what there was before them, in the same process.
      theirs:
        figure === 'mbLoaded'
          ? samples.values(subject, 'mbBefore')
          : samples.values(bare, unitOf(figure) === 'MB' ? 'mb' : 'ms'),
      unit: unitOf(figure),
      ...(target !== undefined && { target }),
    };
  });
}

const againstOlder = (samples: Samples, ours: string, theirs: string): Comparison[] =>
  measured(samples, ours).map((figure) => ({
    what: NAMES[figure],
    ours: samples.values(ours, figure),
    theirs: samples.values(theirs, figure),
    unit: unitOf(figure),
  }));

const measured = (samples: Samples, subject: string): Figure[] =>
  (Object.keys(NAMES) as Figure[]).filter((figure) => samples.values(subject, figure).length > 0);
