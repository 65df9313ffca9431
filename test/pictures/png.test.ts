import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { createPngRenderer } from '../../src/pictures/png/index.ts';
import { installedFiles } from '../../src/pictures/png/installed-files.ts';
import { PngCache } from '../../src/pictures/png/png-cache.ts';
import { RenderWorker, startWorker } from '../../src/pictures/png/render-worker.ts';
import { ManualClock } from '../support/manual-clock.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function logOf() {
  const lines: string[] = [];
  const note = (line: string) => {
    lines.push(line);
  };
  return { lines, log: { info: note, warn: note } };
}

/** A renderer, with the processes that it starts. */
function setUp(start = () => startWorker(files)) {
  const clock = new ManualClock();
  const { lines, log } = logOf();
  const processes: ChildProcess[] = [];
  const startAndNote = () => {
    const process = start();
    processes.push(process);
    return process;
  };
  const worker = new RenderWorker({ after: clock.after, log, start: startAndNote });
  open.push(worker);
  return { worker, clock, lines, processes };
}

const files = installedFiles() ?? { wasm: '', fonts: [] };

const svgOf = (text: string, width = 200, height = 60) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><text x="8" y="40" font-size="24" font-family="system-ui, sans-serif">${text}</text></svg>`;

/** As its header has it: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array | null): [width: number, height: number] {
  const bytes = Buffer.from(png ?? []);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null) =>
  Buffer.from(a ?? []).equals(Buffer.from(b ?? []));

/** A process that does what a line of code says. */
const running = (code: string) => () =>
  spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });

test('a drawing becomes a PNG file of twice its size, with Japanese and Latin letters', async () => {
  const { lines, log } = logOf();
  const renderer = createPngRenderer({ after: new ManualClock().after, log });
  open.push(renderer);
  expect(renderer.isAvailable).toBe(true);
  const size = { width: 200, height: 60 };
  const texts = ['在日米軍', '自衛隊', 'Shōwa', ''];
  const pngs = await Promise.all(texts.map((text) => renderer.png(svgOf(text), size)));
  for (const png of pngs) expect(sizeOf(png)).toEqual([400, 120]);
  for (const [i, png] of pngs.entries()) {
    for (const other of pngs.slice(i + 1)) expect(sameBytes(png, other)).toBe(false);
  }
  expect(lines).toEqual([]);
});

test('bold letters have a cut of their own, and each name of a family gives the same one', async () => {
  const { worker } = setUp();
  const of = (svg: string) => worker.render({ svg, zoom: 1 });
  const plain = svgOf('司令部');
  const [regular, bold, named, serif] = await Promise.all([
    of(plain),
    of(plain.replace('<text', '<text font-weight="bold"')),
    of(plain.replace('system-ui, sans-serif', "'Hiragino Sans', 'Yu Gothic'")),
    of(plain.replace('system-ui, sans-serif', 'serif')),
  ]);
  expect(sameBytes(regular, bold)).toBe(false);
  expect(sameBytes(regular, named)).toBe(true);
  expect(sameBytes(regular, serif)).toBe(true);
});

test('the same drawing is rendered once, also while it is on its way', async () => {
  const { log } = logOf();
  const renderer = createPngRenderer({ after: new ManualClock().after, log });
  open.push(renderer);
  const size = { width: 200, height: 60 };
  const [first, second] = await Promise.all([
    renderer.png(svgOf('A'), size),
    renderer.png(svgOf('A'), size),
  ]);
  expect(second).toBe(first);
  expect(await renderer.png(svgOf('A'), size)).toBe(first);
});

test('a long drawing is enlarged less, and none of an absurd size is rendered', async () => {
  const { lines, log } = logOf();
  const renderer = createPngRenderer({ after: new ManualClock().after, log });
  open.push(renderer);
  const [width, height] = sizeOf(
    await renderer.png(svgOf('A', 800, 2400), { width: 800, height: 2400 }),
  );
  expect(width).toBeGreaterThan(800);
  expect(width * height).toBeLessThan(3_100_000);
  expect(await renderer.png(svgOf('A'), { width: 8000, height: 8000 })).toBeNull();
  expect(lines).toEqual(['Pictures: one of 8000 × 8000 pixels is too large to render.']);
});

test('the process begins with the first drawing and ends after a minute without one', async () => {
  const { worker, clock, processes, lines } = setUp();
  expect(processes).toHaveLength(0);
  sizeOf(await worker.render({ svg: svgOf('A'), zoom: 1 }));
  clock.pass(59_000);
  sizeOf(await worker.render({ svg: svgOf('B'), zoom: 1 }));
  expect(processes).toHaveLength(1);
  const [process] = processes;
  if (!process) throw new Error('no process');
  const ended = once(process, 'exit');
  clock.pass(60_000);
  await ended;
  sizeOf(await worker.render({ svg: svgOf('A'), zoom: 1 }));
  expect(processes).toHaveLength(2);
  expect(lines).toEqual([]);
});

test('a faulty drawing has no picture, and the next one has', async () => {
  const { worker, lines, processes } = setUp();
  expect(await worker.render({ svg: '<svg>', zoom: 1 })).toBeNull();
  expect(lines).toEqual([expect.stringMatching(/^Pictures: one could not be rendered \(.+\)\.$/)]);
  sizeOf(await worker.render({ svg: svgOf('A'), zoom: 1 }));
  expect(processes).toHaveLength(1);
});

test('a process that dies leaves its drawings without a picture, and is begun again after a pause', async () => {
  let times = 0;
  const start = () => (times++ === 0 ? running('process.exit(1)')() : startWorker(files));
  const { worker, clock, lines } = setUp(start);
  const both = [1, 2].map((zoom) => worker.render({ svg: svgOf('A'), zoom }));
  expect(await Promise.all(both)).toEqual([null, null]);
  expect(lines).toEqual([
    'Pictures: what renders them ended (exit code 1): replies go out without theirs until it is begun again in 1 s.',
  ]);
  expect(await worker.render({ svg: svgOf('A'), zoom: 1 })).toBeNull();
  clock.pass(1000);
  sizeOf(await worker.render({ svg: svgOf('A'), zoom: 1 }));
});

test('a process that hangs is given up, and so many drawings wait and no more', async () => {
  const { worker, clock, lines } = setUp(running('process.on("message", () => {})'));
  const waiting = Array.from({ length: 20 }, () => worker.render({ svg: svgOf('A'), zoom: 1 }));
  expect(await Promise.all(waiting.slice(16))).toEqual([null, null, null, null]);
  expect(lines).toEqual([
    'Pictures: 16 are waiting to be rendered, so replies go out without theirs for now.',
  ]);
  clock.pass(30_000);
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]));
  expect(lines.at(-1)).toContain('(it said nothing for 30 s)');
});

test('what cannot be loaded is told once, and asked for no more', async () => {
  const { worker, lines, processes } = setUp(() => startWorker({ wasm: '/none.wasm', fonts: [] }));
  expect(await worker.render({ svg: svgOf('A'), zoom: 1 })).toBeNull();
  expect(await worker.render({ svg: svgOf('A'), zoom: 1 })).toBeNull();
  expect(lines).toEqual([expect.stringMatching(/^Pictures: there are none as PNG: .*none\.wasm/)]);
  expect(processes).toHaveLength(1);
});

test('pictures are kept up to so many bytes, those asked for last', () => {
  const cache = new PngCache(100);
  const png = (bytes: number) => new Uint8Array(bytes);
  cache.set('a', png(40));
  cache.set('b', png(40));
  cache.get('a');
  cache.set('c', png(40));
  expect(['a', 'b', 'c'].filter((key) => cache.get(key))).toEqual(['a', 'c']);
  cache.set('c', png(60));
  expect(['a', 'c'].filter((key) => cache.get(key))).toEqual(['a', 'c']);
  cache.set('d', png(101));
  expect(['a', 'c', 'd'].filter((key) => cache.get(key))).toEqual([]);
});
