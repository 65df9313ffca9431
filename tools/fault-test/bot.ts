/**
 * The real bot, with two things that an operator's signal sets off: SIGUSR2 throws `null` in a listener, in line and
 * after a wait, and SIGHUP sets its clock back an hour.
 */
const { createLog } = await import('../../src/observability/log.ts');
const { runBot } = await import('../../src/app/start.ts');

let back = 0;
const machine = Date.now;
Date.now = () => machine() - back;

process.on('SIGUSR2', () => {
  void Promise.reject(null);
  throw null;
});
process.on('SIGHUP', () => {
  back = 60 * 60 * 1000;
});

await runBot({ env: process.env, now: () => new Date(Date.now()), createLog });
