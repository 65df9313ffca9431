import { registration } from '../platforms/discord/registration/index.ts';
import {
  commandLine,
  EXIT,
  type Exit,
  languagesServed,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run -s commands`: what is registered with Discord, as JSON. */
export function commands(terminal: Terminal): Promise<Exit> {
  const description = 'Print the Discord command registration as JSON.';
  const run = async () => {
    terminal.stdout.write(
      `${JSON.stringify(registration(await languagesServed(terminal)), null, 2)}\n`,
    );
    return EXIT.ok;
  };
  return runToExit(commandLine('commands', description, terminal), run, terminal);
}
