import { enableCompileCache } from 'node:module';

/**
 * `npm start`. Node keeps the compiled code between starts (in the system's temporary folder), which
 * saves a quarter of the time to the first answer; it has to be enabled before anything else is loaded.
 */
enableCompileCache();
const { currentBundle } = await import('./bundle/index.ts');
const app: typeof import('./app/index.ts') = await import(currentBundle() ?? './app/index.ts');
await app.runFromEnvironment();
