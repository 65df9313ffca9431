import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import type { Instructions } from './bot-process.ts';
import { SharedClock } from './shared-clock.ts';

/**
 * The real bot as a process of its own: all of it is loaded, then it waits for its instructions from the
 * parent, which are given once.
 */
enableCompileCache();
const [{ destination, pino }, { runBot }] = await Promise.all([
  import('pino'),
  import('../../src/app/start.ts'),
  // The bot loads these when it needs them; a process that is killed soon loads them at once.
  import('../../src/digests/digests.ts'),
  import('../../src/digests/management/subscription-service.ts'),
  import('../../src/platforms/discord/discord.ts'),
  import('../../src/platforms/slack/slack.ts'),
  import('../../src/store/connect.ts'),
]);

const waiting = once(process, 'message');
process.send?.('loaded');
const [instructions] = (await waiting) as [Instructions];
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL')); // nobody is left to look after it
const clock = new SharedClock(instructions.clock);
let left = instructions.dieAt?.nth ?? 0;

/** The log line is the moment: nothing of the bot runs after it. */
function dieIfDue(line: unknown): void {
  if (line !== instructions.dieAt?.line) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

await runBot({
  env: process.env,
  now: () => new Date(clock.now()),
  createLog: (level) =>
    pino(
      {
        level,
        base: null,
        hooks: {
          logMethod(args, method) {
            dieIfDue(args.find((one) => typeof one === 'string'));
            method.apply(this, args);
          },
        },
      },
      destination({ dest: 2, sync: true }),
    ),
});
