import { loadLibrary } from '../../src/library/loading/load.ts';
import { readQuestions } from '../eval/questions.ts';
import { bundle, checkOut, here } from './ready/revision.ts';
import { ALL_SETTINGS, type Plan, takeRounds } from './ready/rounds.ts';
import { tableOf } from './ready/table.ts';
import type { SuiteOptions } from './suites.ts';

/** Memory is read so long (ms) after the last thing that happened. */
const REST_MS = 5000;
/** What is let go when nobody asks is gone after so long (ms): the model that compares meanings takes two minutes. */
const IDLE_MS = 125_000;

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
  for (const revision of revisions) bundle(revision);
  const waits = { restMs: REST_MS, idleMs: IDLE_MS };
  const plan: Plan = { revisions, settings: ALL_SETTINGS, runs, ...waits, load };
  process.stdout.write(tableOf(await takeRounds(plan), plan));
}
