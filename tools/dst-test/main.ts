import { InvalidArgumentError } from 'commander';
import { commandLine, complain, EXIT, runScript } from '../../src/cli/terminal.ts';
import { NIGHTS, type Night } from '../../test/support/dst-nights.ts';
import { fakeClock, type Lived, live } from './run-night.ts';

const MINUTE = 60_000;
const AROUND = 75 * MINUTE;

/** Faster, the bot gives up on answers that take their time on a busy machine. */
const MOST = 60;

function factor(text: string): number {
  const read = Number(text);
  if (read >= 1 && read <= MOST) return read;
  throw new InvalidArgumentError(`Give a number from 1 to ${MOST}.`);
}

const program = commandLine(
  'nights',
  'lets the bot live through nights in which clocks are moved, and counts its ticks and digests',
)
  .option('--speed <factor>', 'how fast its clock runs', factor, 20)
  .allowExcessArguments(false);

await runScript(program, async () => {
  const clock = fakeClock();
  if (!clock) {
    complain(
      'This needs the command faketime: apt install faketime (Debian), brew install libfaketime (macOS).',
    );
    return EXIT.failed;
  }
  const { speed } = program.opts<{ speed: number }>();
  // All at once: they sleep most of the time.
  const results = await Promise.all(
    NIGHTS.map(async (night) => show(night, await live(night, AROUND, speed, clock))),
  );
  return results.every(Boolean) ? EXIT.ok : EXIT.failed;
});

/** Prints a line for a night; whether all was well. */
function show({ zone, season }: Night, { ticks, tally }: Lived): boolean {
  const minutes = ticks.map((at) => Math.floor(at / MINUTE));
  const lived = (minutes.at(-1) ?? 0) - (minutes[0] ?? 0) + 1;
  const silent = Math.max(...minutes.slice(1).map((minute, i) => minute - (minutes[i] ?? 0)));
  const late = Math.max(...ticks.map((at) => (at % MINUTE) / 1000));
  const { slots, posted, duplicates, lost } = tally;
  const figures = [
    `minutes=${lived} ticks=${ticks.length} apart<=${silent}min late<=${late.toFixed(1)}s`,
    `slots=${slots} posted=${posted} duplicates=${duplicates.length} lost=${lost.length}`,
  ];
  process.stdout.write(`${zone} ${season}: ${figures.join(' ')}\n`);
  const once = ticks.length === lived && new Set(minutes).size === lived;
  return once && slots > 0 && duplicates.length + lost.length === 0;
}
