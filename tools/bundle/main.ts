import { commandLine, EXIT, runScript } from '../../src/cli/terminal.ts';
import { writeBundles } from './write-bundle.ts';

/** `npm run bundle`: writes the bot and its command lines as a few files each, from which they start in half the time. */
const program = commandLine(
  'bundle',
  'writes the bot and its command lines into dist/, from which they start sooner',
);

await runScript(program, async () => {
  await writeBundles();
  return EXIT.ok;
});
