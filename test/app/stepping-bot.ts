import { runBot } from '../../src/app/start.ts';
import { createLog } from '../../src/observability/log.ts';

/**
 * The real bot, which writes each step of its start and of its end on a line of standard output. SIGUSR2 throws `null` in a
 * listener, and SIGHUP leaves a rejection alone.
 */
process.on('SIGUSR2', () => {
  throw null;
});
process.on('SIGHUP', () => {
  void Promise.reject(new Error('nobody looks'));
});

await runBot({
  env: process.env,
  now: () => new Date(),
  createLog,
  onStep: (step) => process.stdout.write(`${step}\n`),
});
