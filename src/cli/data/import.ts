import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Option } from 'commander';
import { messageOf } from '../../observability/thrown/index.ts';
import { importData, type Prefer } from '../../store/data/index.ts';
import { complain, configOrComplaint, EXIT, type Exit, type Terminal } from '../terminal.ts';
import { type Subcommand, withStoreOf } from './subcommand.ts';

const PREFERENCES: readonly Prefer[] = ['file', 'database'];

/** `npm run -s data -- import FILE`. */
export const importAll: Subcommand = (program, terminal, begin) => {
  program
    .command('import')
    .description('Add what "export" printed to the database, all of it or nothing')
    .argument('<file>', 'what "export" printed, from SQLite or PostgreSQL')
    .addOption(
      new Option(
        '--prefer <which>',
        'which row counts where both have one and they differ',
      ).choices(PREFERENCES),
    )
    .addHelpText('after', '\nStop the bot first: digests that it has in hand would come twice.')
    .action((file: string, { prefer }: { prefer?: Prefer }) =>
      begin(() => importFile(file, prefer ?? null, terminal)),
    );
};

async function importFile(file: string, prefer: Prefer | null, terminal: Terminal): Promise<Exit> {
  const path = isAbsolute(file) ? file : join(terminal.folder, file);
  const fault = await faultOf(path);
  if (fault) {
    complain(`${file} cannot be read (${fault}). Name a file that "export" printed.`, terminal);
    return EXIT.usage;
  }
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  return withStoreOf(config, async (store) => {
    const { added, same, differing } = await importData(linesOf(path), store, prefer);
    const kept = differing > 0 ? `, ${differing} differed: ${keptFrom(prefer)}` : '';
    terminal.stdout.write(`${added} rows added, ${same} were there already${kept}\n`);
    return EXIT.ok;
  });
}

async function faultOf(path: string): Promise<string | null> {
  try {
    await using handle = await open(path);
    return (await handle.stat()).isFile() ? null : 'it is no file';
  } catch (error) {
    return messageOf(error);
  }
}

/** The file is opened when the first line is asked for: what was read before would be lost. */
async function* linesOf(path: string): AsyncGenerator<string> {
  await using handle = await open(path);
  yield* handle.readLines();
}

const keptFrom = (prefer: Prefer | null) =>
  prefer === 'file' ? 'those of the file count now' : 'those of the database stay';
