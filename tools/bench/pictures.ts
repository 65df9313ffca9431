import { LANGS } from '../../src/library/index.ts';
import { loadLibrary } from '../../src/library/loading/index.ts';
import { drawPicture, type PictureRef } from '../../src/pictures/index.ts';
import { createPngRenderer } from '../../src/pictures/png/index.ts';
import { quantile } from './stats.ts';

const ROUNDS = 5;
const DAY = '2026-11-29';

/**
 * The pictures of the briefs as PNG files: the first one, for which the library and the font are loaded, the others, and
 * what the bot's own process has grown by.
 */
export async function pictures(): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  const refs: PictureRef[] = (['timeline', 'structure'] as const).flatMap((kind) => [
    { kind, topic: null },
    ...[...library.briefs.keys()].map((topic) => ({ kind, topic })),
  ]);
  const drawn = refs.flatMap((ref) =>
    LANGS.flatMap((lang) => drawPicture(library, ref, lang, 'dark', DAY as never, 'wide') ?? []),
  );
  const before = megabytes();
  const renderer = createPngRenderer({ after: () => () => {}, log: { info: tell, warn: tell } });
  if (!renderer.isAvailable) return;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const picture of drawn) {
      const svg = `${picture.svg}<!-- ${round} -->`; // the same is not rendered twice
      const begun = performance.now();
      await renderer.png(svg, picture);
      times.push(performance.now() - begun);
    }
  }
  const [first = 0, ...others] = times;
  const [median, p95] = [0.5, 0.95].map((at) => quantile(others, at).toFixed(0));
  tell(
    `the first ${first.toFixed(0)} ms · then median ${median} ms, p95 ${p95} ms (n=${others.length})`,
  );
  await renderer.close();
  tell(`the bot's own process has grown by ${megabytes() - before} MB`);
}

/** What the process holds of the machine's memory. */
function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1e6);
}

function tell(line: string): void {
  process.stdout.write(`  ${line}\n`);
}
