import { InvalidArgumentError } from 'commander';
import { commandLine, complain, EXIT, runScript } from '../../src/cli/terminal.ts';
import { CONDITIONS, whyNotApart } from './conditions.ts';
import { type Outcome, outlive } from './run-condition.ts';

function minutes(text: string): number {
  const read = Number(text);
  if (read >= 2 && read <= 600) return read;
  throw new InvalidArgumentError('Give a number from 2 to 600.');
}

const program = commandLine('outlive', 'lets things befall the bot that must not end it')
  .option('--minutes <number>', 'how long each is sent requests', minutes, 2)
  .allowExcessArguments(false);

await runScript(program, async () => {
  const { minutes: long } = program.opts<{ minutes: number }>();
  const missing = whyNotApart();
  if (missing) program.error(`error: ${missing}. Run it where unshare(1) works.`);
  const outcomes = await Promise.all(
    CONDITIONS.map(async (condition) => {
      const outcome = await outlive(condition, long * 60_000);
      show(condition.name, outcome);
      return outcome;
    }),
  );
  const isWell = ({ isAlive, failed, told }: Outcome) =>
    isAlive && failed.length === 0 && told === 1;
  return outcomes.every(isWell) ? EXIT.ok : EXIT.failed;
});

function show(name: string, { isAlive, answered, failed, told, others }: Outcome): void {
  const figures = { alive: isAlive, answered, failed: failed.length, told, others: others.length };
  const listed = Object.entries(figures).map(([key, figure]) => `${key}=${figure}`);
  process.stdout.write(`${name}: ${listed.join(' ')}\n`);
  for (const line of [...failed.slice(0, 5), ...others]) complain(`  ${line}`);
}
