import { enableCompileCache } from 'node:module';

/**
 * `npm start`. Node keeps the compiled code between starts (in the system's temporary folder), which
 * saves a quarter of the time to the first answer; it has to be enabled before anything else is loaded.
 */
enableCompileCache();
const { runBot } = await import('./app/index.ts');
const { loadEnvironment } = await import('./app/config/index.ts');
const { createLog } = await import('./observability/index.ts');
const loaded = loadEnvironment();
if ('env' in loaded) await runBot({ ...loaded, now: () => new Date(), createLog });
else {
  process.stderr.write(`${loaded.errors.join('\n')}\n`);
  process.exitCode = 2;
}
