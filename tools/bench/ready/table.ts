import { lineOf, type Row, type Samples } from './figures.ts';
import { BARE_BOT, FRAMEWORK, LIBRARIES, type Plan, STATES, subjectOf } from './rounds.ts';

/** What a figure of a start is called. */
const NAMES = {
  connected: 'both platforms connected',
  answered: 'first question answered',
  both: 'answered on both platforms',
  ms: 'the page answers',
  mb: 'resident memory after a rest',
  mbLoaded: 'resident memory after the requests',
  mbIdle: 'the same two minutes later',
} as const;
type Figure = keyof typeof NAMES;
type Targets = Partial<Record<Figure, number>>;

const PLATFORM_TARGETS: Targets = {
  connected: 2.0,
  answered: 2.2,
  mb: 1.6,
  mbLoaded: 1.1,
  mbIdle: 1.1,
};
const PAGE_TARGETS: Targets = { mb: 1.8 };

const unitOf = (figure: string) => (figure.startsWith('mb') ? 'MB' : 'ms');

/** Every figure of the first revision beside the bare process, with its target, and beside the other revisions. */
export function tableOf(samples: Samples, { revisions, settings }: Plan): string {
  const sections = settings.flatMap((setting) =>
    STATES.map((state) => {
      const [own = '', ...others] = revisions.map((each) => subjectOf(each, setting, state));
      const isPage = setting === 'the page alone';
      // The targets are for a bot that has run before.
      const targets = state === 'cold' ? {} : isPage ? PAGE_TARGETS : PLATFORM_TARGETS;
      const rows = rowsOf(samples, own, isPage ? FRAMEWORK : LIBRARIES, targets, others);
      return `  ${setting}, ${state}\n${rows.map(lineOf).join('')}`;
    }),
  );
  return [...sections, bareOnes(samples)].join('');
}

function rowsOf(
  samples: Samples,
  own: string,
  bare: string,
  targets: Targets,
  others: readonly string[],
): Row[] {
  const figures = Object.keys(NAMES) as Figure[];
  return figures
    .filter((figure) => samples.values(own, figure).length > 0)
    .map((figure) => {
      const unit = unitOf(figure);
      // What requests leave behind is set beside what there was before them, in the same process.
      const first =
        figure === 'mbLoaded' || figure === 'mbIdle'
          ? { name: 'before', values: samples.values(own, 'mbBefore') }
          : { name: bare, values: samples.values(bare, unit === 'MB' ? 'mb' : 'ms') };
      const older = others.map((subject) => ({
        name: subject.split(':')[0] ?? '',
        values: samples.values(subject, figure),
      }));
      return {
        what: NAMES[figure],
        own: samples.values(own, figure),
        beside: [first, ...older],
        unit,
        target: targets[figure],
      };
    });
}

/**
 * The memory of the bare process as soon as it has its libraries, and after the same rest; and what the same requests
 * leave behind where a constant answers them.
 */
function bareOnes(samples: Samples): string {
  const pairs = [
    [LIBRARIES, 'after a rest', 'mb', 'at once', 'mbAtOnce'],
    [BARE_BOT, 'after the requests', 'mbLoaded', 'before', 'mbBefore'],
    [BARE_BOT, 'two minutes later', 'mbIdle', 'before', 'mbBefore'],
  ] as const;
  const rows = pairs.map(
    ([subject, when, figure, name, first]): Row => ({
      what: `${subject}, ${when}`,
      own: samples.values(subject, figure),
      beside: [{ name, values: samples.values(subject, first) }],
      unit: 'MB',
    }),
  );
  return rows.map(lineOf).join('');
}
