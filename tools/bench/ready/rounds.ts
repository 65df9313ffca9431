import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerConstant, importLibraries, serveConstant } from './bare.ts';
import { type Figures, Samples } from './figures.ts';
import type { Revision } from './revision.ts';
import { type Start, startOnPlatforms, startPage } from './starts.ts';
import type { Load } from './visits.ts';

export type Plan = {
  readonly revisions: readonly Revision[];
  readonly settings: readonly Setting[];
  readonly runs: number;
  readonly restMs: number;
  readonly idleMs: number;
  /** What the bot gets in the last round, once it has started on files of its own. */
  readonly load: Load;
};

export const LIBRARIES = 'libraries alone';
export const FRAMEWORK = 'framework alone';
export const BARE_BOT = 'a bot that answers a constant';

/** The settings that a bot is started with, by what they are called in the table. */
const SETTINGS = {
  'both platforms': {},
  'both platforms, EMBEDDING_MODEL=none': { EMBEDDING_MODEL: 'none' },
  'the page alone': {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
export type Setting = keyof typeof SETTINGS;
export const ALL_SETTINGS = Object.keys(SETTINGS) as readonly Setting[];

/** Cold: in an empty folder; warm: in the same folder once more. */
export const STATES = ['cold', 'warm'] as const;
type State = (typeof STATES)[number];

export const subjectOf = ({ name }: Revision, setting: Setting, state: State): string =>
  `${name}: ${setting}, ${state}`;

/** Starts everything once a round, one after the other, so that the machine's moods hit all. */
export async function takeRounds(plan: Plan): Promise<Samples> {
  const samples = new Samples();
  for (let round = 1; round <= plan.runs; round++) {
    const load = round === plan.runs ? plan.load : null;
    const turns = [
      async () => samples.add(LIBRARIES, await importLibraries(plan.restMs)),
      async () => samples.add(FRAMEWORK, await serveConstant(plan.restMs)),
      ...plan.settings.flatMap((setting) =>
        plan.revisions.map((revision) => async () => {
          for (const [state, figures] of await startTwice(revision, setting, plan, load)) {
            samples.add(subjectOf(revision, setting, state), figures);
          }
        }),
      ),
    ];
    if (load) {
      const { restMs, idleMs } = plan;
      turns.push(async () => samples.add(BARE_BOT, await answerConstant(load, restMs, idleMs)));
    }
    // None is always the first, or always comes after the same one.
    for (const turn of round % 2 === 0 ? turns.toReversed() : turns) await turn();
  }
  return samples;
}

async function startTwice(
  revision: Revision,
  setting: Setting,
  { restMs, idleMs }: Plan,
  load: Load | null,
): Promise<readonly (readonly [State, Figures])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const start: Start = { revision, folder, env: SETTINGS[setting], restMs, idleMs };
  const isPage = setting === 'the page alone';
  const measure = (afterwards: Load | null) =>
    isPage ? startPage(start) : startOnPlatforms(start, afterwards);
  try {
    return [
      ['cold', await measure(null)],
      ['warm', await measure(load)],
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
