import { quantile } from './stats.ts';

const WARM_UP = 300;

/** A bot, and how long (ms) each of its answers took. */
type Timed = { readonly times: number[] };

/** Asks two bots the same in turns, `runs` times after a warm-up, and prints their times and the ratios. */
export async function takeTurns<B extends Timed>(
  what: string,
  runs: number,
  own: B,
  bare: B,
  ask: (on: B, i: number) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < WARM_UP + runs; i++) {
    if (i === WARM_UP) for (const one of [own, bare]) one.times.length = 0;
    // Neither always goes first: what the machine does besides hits both.
    for (const one of i % 2 === 0 ? [own, bare] : [bare, own]) await ask(one, i);
  }
  process.stdout.write(`  ${what} (n=${runs} each)\n`);
  for (const [name, share] of [
    ['median', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [ours, theirs] = [quantile(own.times, share), quantile(bare.times, share)];
    process.stdout.write(
      `    ${name.padEnd(8)} ${ours.toFixed(3)} ms · bare bot ${theirs.toFixed(3)} ms · ratio ${(ours / theirs).toFixed(2)}\n`,
    );
  }
}
