import { InvalidArgumentError } from 'commander';
import { commandLine, complain, EXIT, type Exit, runScript } from '../../src/cli/terminal.ts';
import { openStore } from '../../src/store/store.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { type Result, torture } from './torture.ts';

const wholeNumber = (least: number) => (text: string) => {
  const read = Number(text);
  if (/^\d{1,9}$/.test(text) && read >= least) return read;
  throw new InvalidArgumentError(`Give a whole number from ${least} on.`);
};

function database(text: string): string {
  if (text === 'postgres' || /^postgres(?:ql)?:\/\/.+/.test(text)) return text;
  throw new InvalidArgumentError(
    'Give postgres (one is started), or the address of an empty database, such as postgres://name:password@host/database; without the option it is an SQLite file.',
  );
}

const program = commandLine('torture', 'kills the bot while it posts digests, and counts them')
  .requiredOption('--kills <number>', 'how often the bot is killed', wholeNumber(1))
  .option('--seed <number>', 'another plan of kills and faults', wholeNumber(0), 1)
  .option('--database <url>', 'postgres, or postgres://… of an empty database', database)
  .allowExcessArguments(false);

await runScript(program, async () => {
  const {
    kills,
    seed,
    database: wanted,
  } = program.opts<{
    kills: number;
    seed: number;
    database?: string;
  }>();
  const server = wanted === 'postgres' ? await startPostgres() : null;
  try {
    const databaseUrl = server ? await server.create('torture') : (wanted ?? null);
    if (databaseUrl && !(await isEmpty(databaseUrl))) {
      program.error(
        'error: that database holds digests already. Give the address of an empty one.',
      );
    }
    const result = await torture({ kills, seed, databaseUrl, tell: complain });
    return show(kills, result);
  } finally {
    await server?.stop();
  }
});

/** The bot would post what is in there as well. */
async function isEmpty(url: string): Promise<boolean> {
  const store = openStore(url);
  try {
    const database = await store.ready();
    const found = await database.selectFrom('subscription').select('id').limit(1).execute();
    return found.length === 0;
  } finally {
    await store.close();
  }
}

function show(kills: number, result: Result): Exit {
  const { slots, posted, reported, duplicates, lost, denied, deaths, stories, violations } = result;
  for (const line of [...stories, ...violations]) complain(line);
  for (const [where, times] of [...deaths].sort())
    complain(`${String(times).padStart(5)} ${where}`);
  const figures = {
    kills,
    slots,
    posted,
    duplicates: duplicates.length,
    lost: lost.length,
    reported,
  };
  const told = Object.entries(figures).map(([name, figure]) => `${name}=${figure}`);
  process.stdout.write(`${told.join(' ')}\n`);
  const isWrong = [duplicates, lost, denied, violations].some((found) => found.length > 0);
  return isWrong ? EXIT.failed : EXIT.ok;
}
