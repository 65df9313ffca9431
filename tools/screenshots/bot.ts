import { once } from 'node:events';
import { destination, pino } from 'pino';
import { runBot } from '../../src/app/start.ts';

/** The real bot as a process of its own, at a time that stands still: the parent says which. It tells where its page is. */
const [now] = (await once(process, 'message')) as [number];
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM')); // nobody is left to look at it
await runBot({
  env: process.env,
  now: () => new Date(now),
  createLog: (level) =>
    pino(
      {
        level,
        base: null,
        hooks: {
          logMethod(args, method) {
            const line = args.find((one) => typeof one === 'string') ?? '';
            const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
            if (url) process.send?.(url);
            method.apply(this, args);
          },
        },
      },
      destination({ dest: 2, sync: true }),
    ),
});
