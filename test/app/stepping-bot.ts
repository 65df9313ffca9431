import { runBot } from '../../src/app/start.ts';
import { createLog } from '../../src/observability/log.ts';

/**
 * The real bot, which writes each step of its start and of its end on a line of standard output. SIGUSR2 throws `null` in a
 * listener, and SIGHUP leaves a rejection alone. The steps that FAILING_STEPS names, with commas in between, fail.
 */
process.on('SIGUSR2', () => {
  throw null;
});
process.on('SIGHUP', () => {
  void Promise.reject(new Error('nobody looks'));
});

const failing = process.env['FAILING_STEPS']?.split(',') ?? [];

await runBot({
  env: process.env,
  now: () => new Date(),
  createLog,
  onStep(step) {
    process.stdout.write(`${step}\n`);
    if (failing.includes(step)) throw new Error(`no ${step}`);
  },
});
