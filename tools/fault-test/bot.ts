/** The real bot; SIGHUP sets its clock back an hour. */
const { createLog } = await import('../../src/observability/log.ts');
const { runBot } = await import('../../src/app/start.ts');

let back = 0;
const machine = Date.now;
Date.now = () => machine() - back;

process.on('SIGHUP', () => {
  back = 60 * 60 * 1000;
});

await runBot({ env: process.env, now: () => new Date(Date.now()), createLog });
