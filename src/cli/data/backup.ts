import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { backUpFile } from '../../store/data/index.ts';
import { complain, configOrComplaint, EXIT, type Exit, type Terminal } from '../terminal.ts';
import type { Subcommand } from './subcommand.ts';

/** `npm run -s data -- backup FILE`. */
export const backup: Subcommand = (program, terminal, begin) => {
  program
    .command('backup')
    .description('Copy the database to a file, while the bot goes on')
    .argument('<file>', 'a file that is not there yet')
    .action((file: string) => begin(() => backUp(file, terminal)));
};

async function backUp(file: string, terminal: Terminal): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  if (!config.databaseUrl.startsWith('file:')) {
    complain(
      `A PostgreSQL database is backed up with its own tools: pg_dump --format=custom --file=${file} "$DATABASE_URL". To bring it back: pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${file}.`,
      terminal,
    );
    return EXIT.failed;
  }
  const to = isAbsolute(file) ? file : join(terminal.folder, file);
  await backUpFile(config.databaseUrl.slice('file:'.length), to);
  terminal.stdout.write(`${file}\t${statSync(to).size} bytes\n`);
  return EXIT.ok;
}
