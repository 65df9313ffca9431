import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { messageOf } from '../../observability/thrown/index.ts';
import { encodePng } from './encode-png.ts';
import { FONT_FAMILY } from './installed-files.ts';
import type { Png, RenderRequest, WorkerFiles, WorkerMessage } from './messages.ts';

/** The process that renders, one drawing after the other. It ends with the bot. */

const files = JSON.parse(process.argv[2] ?? '') as WorkerFiles;
const say = (message: WorkerMessage) => process.send?.(message);
const loading = load();

process.on('message', async (request: RenderRequest) => {
  const font = await loading;
  if (!font) return;
  try {
    say({ kind: 'rendered', id: request.id, png: render(request, font) });
  } catch (error) {
    if (isBroken(error)) throw error; // ends the process: a new one is started
    say({ kind: 'failed', id: request.id, why: messageOf(error) });
  }
});

async function load() {
  try {
    await initWasm(readFileSync(files.wasm));
    // Drawings name families that a reader's system may have: here they all are this one.
    return {
      fontBuffers: files.fonts.map((file) => readFileSync(file)),
      ...{ defaultFontFamily: FONT_FAMILY, sansSerifFamily: FONT_FAMILY, serifFamily: FONT_FAMILY },
    };
  } catch (error) {
    say({ kind: 'unusable', why: messageOf(error) });
    process.disconnect();
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
