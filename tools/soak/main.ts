import { InvalidArgumentError } from 'commander';
import { commandLine, complain, EXIT, runScript } from '../../src/cli/terminal.ts';
import { type Outcome, soak } from './soak.ts';

/** From so many minutes on, a process has been warm for long enough to say whether it grows. */
const JUDGED_FROM = 15;
/** In per cent. */
const MOST_GROWTH = 3;

function minutes(text: string): number {
  const read = Number(text);
  if (read >= 1 && read <= 600) return read;
  throw new InvalidArgumentError('Give a number from 1 to 600.');
}

const program = commandLine('soak', 'runs the bot under load while much happens to it')
  .option('--minutes <number>', 'for how long', minutes, 30)
  .allowExcessArguments(false);

// So that the bot and its database end with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(EXIT.failed));
}

await runScript(program, async () => {
  const { minutes: long } = program.opts<{ minutes: number }>();
  const outcome = await soak(long, complain);
  show(long, outcome);
  return isWell(long, outcome) ? EXIT.ok : EXIT.failed;
});

function isWell(long: number, outcome: Outcome): boolean {
  const { unanswered, duplicates, lost, denied, violations, exitCode, memory, handles } = outcome;
  const isSteady = memory !== null && handles !== null && Math.max(memory, handles) < MOST_GROWTH;
  return (
    [unanswered, duplicates, lost, denied].every(({ length }) => length === 0) &&
    violations === 0 &&
    exitCode === 0 &&
    (isSteady || long < JUDGED_FROM)
  );
}

function show(long: number, outcome: Outcome): void {
  const { requests, unanswered, slots, posted, duplicates, lost, denied, reported } = outcome;
  const figures = {
    ...{ minutes: long, requests, unanswered: unanswered.length, slots, posted, reported },
    ...{ duplicates: duplicates.length, lost: lost.length, denied: denied.length },
    ...{ violations: outcome.violations, exit: outcome.exitCode },
    memory: inPerCent(outcome.memory),
    handles: inPerCent(outcome.handles),
  };
  for (const line of unanswered.slice(0, 5)) complain(`  ${line}`);
  const listed = Object.entries(figures).map(([name, value]) => `${name}=${value}`);
  process.stdout.write(`${listed.join(' ')}\n`);
}

function inPerCent(share: number | null): string {
  return share === null ? 'unknown' : `${share.toFixed(1)}%`;
}
