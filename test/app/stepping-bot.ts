import { runBot } from '../../src/app/start.ts';
import { createLog } from '../../src/observability/log.ts';

/** The real bot, which writes each step of its start and of its end on a line of standard output. */
await runBot({
  env: process.env,
  now: () => new Date(),
  createLog,
  onStep: (step) => process.stdout.write(`${step}\n`),
});
