import { createLog } from '../observability/index.ts';
import { answerArguments } from './arguments.ts';
import { loadEnvironment } from './config/index.ts';
import { runBot } from './start.ts';

/** Runs the bot by the settings of this process and of the file .env; wrong ones end it with 2, and so do arguments. */
export async function runFromEnvironment(): Promise<void> {
  const instead = answerArguments(process.argv.slice(2));
  if (instead) {
    process[instead.to].write(instead.text);
    process.exitCode = instead.code;
    return;
  }
  const loaded = loadEnvironment();
  if ('env' in loaded) {
    await runBot({ ...loaded, now: () => new Date(), createLog });
    return;
  }
  process.stderr.write(`${loaded.errors.join('\n')}\n`);
  process.exitCode = 2;
}
