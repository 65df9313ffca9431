import { once } from 'node:events';
import { exportData } from '../../store/data/index.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { type Subcommand, withStore } from './subcommand.ts';

/** `npm run -s data -- export`. */
export const exportAll: Subcommand = (program, terminal, begin) => {
  program
    .command('export')
    .description('Print all that is stored as JSON lines, for "import"')
    .action(() =>
      begin(() =>
        withStore(terminal, async (store) => {
          for await (const lines of exportData(store, new Date())) await write(lines, terminal);
          return EXIT.ok;
        }),
      ),
    );
};

/** Whoever reads slowly is waited for. */
async function write(text: string, { stdout }: Terminal): Promise<void> {
  if (!stdout.write(text)) await once(stdout, 'drain');
}
