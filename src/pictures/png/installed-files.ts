import { createRequire } from 'node:module';
import type { WorkerFiles } from './messages.ts';

/**
 * BIZ UDPGothic, made to be read by everybody: of the fonts on npm with the Japanese glyphs in a regular and a bold
 * cut, the one that takes the least space (9 MB).
 */
export const FONT_FAMILY = 'BIZ UDPGothic';
const FONT_PACKAGE = '@expo-google-fonts/biz-udpgothic';

const { resolve } = createRequire(import.meta.url);

/** Where the optional packages are that render; null: they are not installed. Nothing is loaded. */
export function installedFiles(): WorkerFiles | null {
  try {
    return {
      wasm: resolve('@resvg/resvg-wasm/index_bg.wasm'),
      fonts: [
        resolve(`${FONT_PACKAGE}/400Regular/BIZUDPGothic_400Regular.ttf`),
        resolve(`${FONT_PACKAGE}/700Bold/BIZUDPGothic_700Bold.ttf`),
      ],
    };
  } catch {
    return null;
  }
}
