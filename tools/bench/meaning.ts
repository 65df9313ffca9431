import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { indexFor } from '../../src/answers/index/index.ts';
import {
  answerQuestion,
  byTimer,
  createMeaning,
  withSecondStage,
} from '../../src/answers/index.ts';
import { loadLibrary } from '../../src/library/loading/index.ts';
import { readQuestions } from '../eval/questions.ts';
import { quantile } from './stats.ts';

/** So many questions, of which so many come in a second. */
const QUESTIONS = 400;
const PER_SECOND = 20;

/**
 * Answers with the second stage at a steady rate, every question being compared in meaning: how long one takes, and how
 * long the event loop of the bot is held meanwhile, beside the same questions by words alone.
 */
export async function secondStage(): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  const english = readQuestions('dev').filter(({ lang }) => lang === 'en');
  const questions = Array.from({ length: QUESTIONS }, (_, i) => english[i % english.length])
    .flatMap((row) => row?.question ?? [])
    .map((question, i) => `${question} ${i}`);
  indexFor(library, 'en');
  const cacheFolder = mkdtempSync(join(tmpdir(), 'vectors-'));
  const log = { info: tell, warn: tell };
  const meaning = createMeaning({
    ...{ folder: null, cacheFolder, patience: null, after: byTimer, log },
  });
  try {
    const before = process.memoryUsage().rss;
    const begun = performance.now();
    await meaning.similarities('a first question', 'en', library, []);
    const began = performance.now() - begun;
    const grown = (process.memoryUsage().rss - before) / 1e6;
    tell(`the model and all vectors in ${began.toFixed(0)} ms, ${grown.toFixed(0)} MB`);
    if (!meaning.isAvailable) return;

    const byWords = (question: string) => answerQuestion(question, 'en', library);
    report('by words alone', await atRate(questions, async (question) => byWords(question)));
    report(
      'with the second stage',
      await atRate(questions, (question) => {
        const ranked = byWords(question).reading.ranked.map(({ fact }) => fact);
        return withSecondStage(
          (stage) => {
            const known = stage.similaritiesTo(question, 'en');
            if (!known) stage.note({ question, lang: 'en', ranked });
            return known && answerQuestion(question, 'en', library, null, stage);
          },
          library,
          meaning,
        );
      }),
    );
  } finally {
    await meaning.close();
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

type Measured = { readonly times: readonly number[]; readonly held: readonly [number, number] };

/** Runs something for each question when its turn has come. All in ms; `held`: p99 and the most, of the event loop. */
async function atRate(
  questions: readonly string[],
  run: (question: string) => Promise<unknown>,
): Promise<Measured> {
  for (const question of questions.slice(0, 40)) await run(question);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const begun = performance.now();
  const times = await Promise.all(
    questions.map(async (question, i) => {
      await delay(Math.max((i * 1000) / PER_SECOND - (performance.now() - begun), 0));
      const asked = performance.now();
      await run(question);
      return performance.now() - asked;
    }),
  );
  loop.disable();
  return { times, held: [loop.percentile(99) / 1e6, loop.max / 1e6] };
}

function report(label: string, { times, held: [p99, most] }: Measured): void {
  const [median, slow] = [quantile(times, 0.5), quantile(times, 0.99)].map((t) => t.toFixed(2));
  tell(`${label.padEnd(24)} median ${median} ms · p99 ${slow} ms (n=${times.length})`);
  tell(`${''.padEnd(24)} event loop held p99 ${p99.toFixed(2)} ms · most ${most.toFixed(2)} ms`);
}

function tell(line: string): void {
  process.stdout.write(`  ${line}\n`);
}
