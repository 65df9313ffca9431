import { InvalidArgumentError, Option } from 'commander';
import { commandLine, complain, EXIT, loadForTerminal, runScript } from '../../src/cli/terminal.ts';
import { searchOf } from './baseline.ts';
import { densitiesOf, densityRows } from './densities.ts';
import { densityTable } from './density-table.ts';
import { fitWeights, writeWeights } from './fit.ts';
import { fitReport } from './fit-report.ts';
import { addMeanings } from './meanings.ts';
import { loadPack, type Pack, packFolders, readersOf, SHIPPED } from './packs.ts';
import { readDetails, readQuestions, SPLITS, type Split } from './questions.ts';
import { densitiesToRecord, dropsSince, readRecorded, record } from './recorded.ts';
import { failures, table } from './report.ts';
import { botOf, figuresOf, runQuestions } from './run.ts';
import type { Density } from './thin.ts';

/** `npm run eval`: how well the bot answers the questions of test/eval, beside a plain search. */
const program = commandLine('eval', 'Ask the questions of test/eval and count what comes out.')
  .addOption(
    new Option('--split <split>', 'which questions').choices([...SPLITS, 'all']).default('all'),
  )
  .option('--failures', 'print each failed question of the dev split, with what led to it')
  .addOption(
    new Option('--record', 'write the figures down').conflicts([
      'check',
      'split',
      'asks',
      'uncovered',
      'pack',
      'table',
    ]),
  )
  .option('--check', 'fail when a figure is worse than recorded')
  .option('--table', 'print what comes out with fewer asks, with and without uncovered questions')
  .addOption(
    new Option('--asks <n>', 'so many asks a fact and language, or all').argParser(readAsks),
  )
  .addOption(
    new Option('--uncovered <which>', 'the uncovered questions that stay').choices(['all', 'none']),
  )
  .option('--seed <seed>', 'another seed keeps other asks', readCount, 1)
  .option(
    '--pack <folder>',
    `a folder of briefs with its questions (again for more); else ${SHIPPED} and all others`,
    (folder: string, before: readonly string[] = []) => [...before, folder],
  )
  .option('--words', 'words alone answer, without the second stage')
  .option('--json', 'print the figures of --table, --asks or --pack as JSON')
  .addOption(
    new Option('--fit', 'fit the weights on dev and all packs, and write them down').conflicts([
      'split',
      'table',
      'asks',
    ]),
  );

type Flags = {
  split: Split | 'all';
  asks?: Density['asks'];
  uncovered?: 'all' | 'none';
  seed: number;
  pack?: readonly string[];
} & { [flag in 'failures' | 'fit' | 'record' | 'check' | 'table' | 'json' | 'words']?: true };

await runScript(program, async () => {
  const flags = program.opts<Flags>();
  if (flags.failures && flags.split === 'test') {
    program.error('error: --failures shows the dev split only, so that nobody tunes on the test');
  }
  const splits = SPLITS.filter((split) => flags.split === split || flags.split === 'all');
  if (flags.fit) return fitTo(await loadPacks(flags, ['dev']));
  const { asks, uncovered, pack, table: all } = flags;
  if (asks !== undefined || uncovered || pack || all || flags.json) {
    return tellDensities(await loadPacks(flags, splits), flags);
  }
  return compare(flags, splits);
});

/** The bot beside a plain search on the shipped briefs, as they are. */
async function compare(flags: Flags, splits: readonly Split[]) {
  const { library, problems } = await loadForTerminal(SHIPPED);
  if (!library || problems.length > 0) return EXIT.failed;
  const sets = splits.flatMap((split) => [
    { name: split, rows: readQuestions(split) },
    { name: `details, ${split}`, rows: readDetails(split) },
  ]);
  const runs = sets.map(({ name, rows }) => {
    const columns = {
      bot: runQuestions(rows, botOf(library)),
      minisearch: runQuestions(rows, searchOf(library, 'spaces')),
      'minisearch+segmenter': runQuestions(rows, searchOf(library, 'segmenter')),
    };
    return { name, columns };
  });
  for (const { name, columns } of runs) tell(table(name, columns));
  const dev = runs.find(({ name }) => name === 'dev');
  if (flags.failures && dev) tell(failures(dev.columns.bot, library));
  if (!flags.record && !flags.check) return EXIT.ok;

  const now = {
    ...Object.fromEntries(runs.map(({ name, columns }) => [name, figuresOf(columns.bot)])),
    ...(await densitiesToRecord(splits)),
  };
  if (flags.record) record(now);
  const drops = flags.check ? dropsSince(readRecorded(), now) : [];
  for (const drop of drops) complain(drop);
  return drops.length === 0 ? EXIT.ok : EXIT.failed;
}

/** The bot alone, on packs thinned to one density or to each. */
function tellDensities(packs: readonly Pack[], { asks, uncovered, seed, json, table }: Flags) {
  const densitiesFor = ({ library }: Pack): readonly Density[] => {
    if (!table) return [{ asks: asks ?? 'all', uncovered: uncovered !== 'none' }];
    const all = densitiesOf(library);
    return uncovered ? all.filter((one) => one.uncovered === (uncovered === 'all')) : all;
  };
  const rows = packs.flatMap((pack) =>
    densitiesFor(pack).flatMap((density) => densityRows(pack, { ...density, seed })),
  );
  tell(json ? JSON.stringify(rows, null, 2) : densityTable(rows));
  return EXIT.ok;
}

function fitTo(packs: readonly Pack[]) {
  if (packs.length < 2) program.error('error: --fit leaves one pack out, so it needs two');
  const found = fitWeights(packs);
  tell(fitReport(found));
  writeWeights(found, packs);
  return EXIT.ok;
}

async function loadPacks({ pack, words, fit }: Flags, splits: readonly Split[]): Promise<Pack[]> {
  try {
    const folders = pack ?? packFolders();
    const packs = await Promise.all(folders.map((folder) => loadPack(folder, splits)));
    const [shipped] = packs;
    if (shipped && !pack && !fit) packs.push(readersOf(shipped));
    return words ? packs : await addMeanings(packs);
  } catch (error) {
    return program.error(`error: ${error instanceof Error ? error.message : error}`);
  }
}

function readAsks(text: string): Density['asks'] {
  return text === 'all' ? text : readCount(text);
}

function readCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

function tell(text: string): void {
  process.stdout.write(`${text}\n\n`);
}
