import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { encodePng } from './encode-png.ts';
import { FONT_FAMILY } from './installed-files.ts';
import type { Png, RenderRequest, WorkerFiles, WorkerMessage } from './messages.ts';

/** The thread that renders, one drawing after the other. */

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');
const files = workerData as WorkerFiles;
const say = (message: WorkerMessage) => port.postMessage(message);

const font = await load();
if (font) {
  port.on('message', (request: RenderRequest) => {
    try {
      const png = render(request, font);
      port.postMessage({ kind: 'rendered', id: request.id, png } satisfies WorkerMessage, [
        png.buffer,
      ]);
    } catch (error) {
      if (isBroken(error)) throw error; // ends the thread: a new one is started
      say({ kind: 'failed', id: request.id, why: whyOf(error) });
    }
  });
}

async function load() {
  try {
    await initWasm(readFileSync(files.wasm));
    // Drawings name families that a reader's system may have: here they all are this one.
    return {
      fontBuffers: files.fonts.map((file) => readFileSync(file)),
      ...{ defaultFontFamily: FONT_FAMILY, sansSerifFamily: FONT_FAMILY, serifFamily: FONT_FAMILY },
    };
  } catch (error) {
    say({ kind: 'unusable', why: whyOf(error) });
    return null;
  }
}

function render({ svg, zoom }: RenderRequest, font: object): Png {
  const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } } as Options);
  try {
    const image = drawing.render();
    try {
      return encodePng(image);
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

type Options = ConstructorParameters<typeof Resvg>[1];

/** WebAssembly that was interrupted is in no state to go on. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
