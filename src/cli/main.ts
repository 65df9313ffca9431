import { enableCompileCache } from 'node:module';

/** `npm run -s brief` and all other command lines; package.json gives the name before what is typed. */
enableCompileCache(); // before anything else is loaded, as in src/main.ts
const { runCli } = await import('./run.ts');
const { runAsScript } = await import('./terminal.ts');
const [name = ''] = process.argv.splice(2, 1);
await runAsScript((terminal) => runCli(name, terminal));
