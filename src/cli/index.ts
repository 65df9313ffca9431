import { runCli } from './run.ts';
import { runAsScript } from './terminal.ts';

/** Runs the command line that package.json names, before what is typed, in the arguments of this process. */
export async function runCommandLine(): Promise<void> {
  const [name = ''] = process.argv.splice(2, 1);
  await runAsScript((terminal) => runCli(name, terminal));
}
