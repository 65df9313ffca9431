import { registration } from '../platforms/discord/registration/index.ts';
import { commandLine, EXIT, runToExit } from './terminal.ts';

/** `npm run -s commands`: what is registered with Discord, as JSON. */
const program = commandLine('commands', 'Print the Discord command registration as JSON.');

await runToExit(program, async () => {
  process.stdout.write(`${JSON.stringify(registration(), null, 2)}\n`);
  return EXIT.ok;
});
