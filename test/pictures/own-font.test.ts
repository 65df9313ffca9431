import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { expect, test } from 'vitest';
import { type BriefId, type DateText, LANGS } from '../../src/library/index.ts';
import { drawPicture } from '../../src/pictures/index.ts';
import { FONT_FAMILY, installedFiles } from '../../src/pictures/png/installed-files.ts';
import { linesOfText } from '../support/drawn-boxes.ts';
import { shipped } from '../support/libraries.ts';
import { parsed } from '../support/svg.ts';

const files = installedFiles();
const font = {
  fontBuffers: (files?.fonts ?? []).map((file) => readFileSync(file)),
  ...{ defaultFontFamily: FONT_FAMILY, sansSerifFamily: FONT_FAMILY },
};
const loaded = initWasm(readFileSync(files?.wasm ?? ''));

/** How wide a line really is in the font of the PNG files, in px. */
function realWidth(text: string, size: number, isBold: boolean): number {
  const bare = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const weight = isBold ? ' font-weight="600"' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="99"><text y="60" font-size="${size}"${weight}>${bare}</text></svg>`;
  const drawing = new Resvg(svg, { font });
  const width = drawing.getBBox()?.width ?? 0;
  drawing.free();
  return width;
}

test.each(
  LANGS.flatMap((lang) => [
    { lang, kind: 'structure', topic: 'usfj' } as const,
    { lang, kind: 'timeline', topic: null } as const,
    { lang, kind: 'timeline', topic: 'usfj' } as const,
  ]),
)('no line of $kind of $topic ($lang) is longer than reckoned', async ({ lang, kind, topic }) => {
  await loaded;
  const ref = { kind, topic: topic as BriefId | null };
  const picture = drawPicture(shipped, ref, lang, 'dark', '2026-11-29' as DateText, 'wide');
  const lines = linesOfText(parsed(picture?.svg ?? ''));
  expect(lines.length).toBeGreaterThan(20);
  for (const { text, left, right, size, isBold } of lines) {
    expect([text, realWidth(text, size, isBold) <= right - left]).toEqual([text, true]);
  }
});
