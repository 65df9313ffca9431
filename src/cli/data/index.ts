import { commandLine, type Exit, runToExit, type Terminal } from '../terminal.ts';
import { backup } from './backup.ts';
import { exportAll } from './export.ts';
import { forget } from './forget.ts';
import { importAll } from './import.ts';
import { addRotateKey } from './rotate-key.ts';
import type { Subcommand } from './subcommand.ts';

/** What can be done with all that the bot has stored; a file each. */
const SUBCOMMANDS: readonly Subcommand[] = [backup, exportAll, importAll, forget, addRotateKey];

/** `npm run -s data -- backup FILE`, and its companions. */
export function data(terminal: Terminal): Promise<Exit> {
  const description = 'Back up, move and delete what the bot has stored.';
  const program = commandLine('data', description, terminal);
  let run: () => Promise<Exit>;
  for (const add of SUBCOMMANDS) {
    add(program, terminal, (chosen) => {
      run = chosen;
    });
  }
  return runToExit(program, () => run(), terminal);
}
