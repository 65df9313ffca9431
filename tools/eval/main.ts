import { Option } from 'commander';
import { commandLine, complain, EXIT, loadForTerminal, runScript } from '../../src/cli/terminal.ts';
import { searchOf } from './baseline.ts';
import { fitWeights } from './fit.ts';
import { readQuestions, SPLITS, type Split } from './questions.ts';
import { dropsSince, readRecorded, record } from './recorded.ts';
import { failures, table, weights } from './report.ts';
import { botOf, figuresOf, runQuestions } from './run.ts';

/** `npm run eval`: how well the bot answers the questions of test/eval, beside a plain search. */
const program = commandLine('eval', 'Ask the questions of test/eval and count what comes out.')
  .addOption(
    new Option('--split <split>', 'which questions').choices([...SPLITS, 'all']).default('all'),
  )
  .option('--failures', 'print each failed question of the dev split, with what led to it')
  .option('--fit', 'print the weights that fit the dev split best')
  .addOption(new Option('--record', 'write the figures down').conflicts('check'))
  .option('--check', 'fail when a figure is worse than recorded');

type Flags = { split: Split | 'all' } & {
  [flag in 'failures' | 'fit' | 'record' | 'check']?: true;
};

await runScript(program, async () => {
  const flags = program.opts<Flags>();
  if (flags.failures && flags.split === 'test') {
    program.error('error: --failures shows the dev split only, so that nobody tunes on the test');
  }
  const { library, problems } = await loadForTerminal('briefs');
  if (!library || problems.length > 0) return EXIT.failed;

  const splits = SPLITS.filter((split) => flags.split === split || flags.split === 'all');
  const runs = splits.map((split) => {
    const rows = readQuestions(split);
    const columns = {
      bot: runQuestions(rows, botOf(library)),
      minisearch: runQuestions(rows, searchOf(library, 'spaces')),
      'minisearch+segmenter': runQuestions(rows, searchOf(library, 'segmenter')),
    };
    return { split, columns };
  });
  for (const { split, columns } of runs) tell(table(split, columns));
  const dev = runs.find(({ split }) => split === 'dev');
  if (flags.failures && dev) tell(failures(dev.columns.bot, library));
  if (flags.fit) tell(weights(fitWeights(library)));

  const now = Object.fromEntries(runs.map(({ split, columns }) => [split, figuresOf(columns.bot)]));
  if (flags.record) record(now);
  const drops = flags.check ? dropsSince(readRecorded(), now) : [];
  for (const drop of drops) complain(drop);
  return drops.length === 0 ? EXIT.ok : EXIT.failed;
});

function tell(text: string): void {
  process.stdout.write(`${text}\n\n`);
}
