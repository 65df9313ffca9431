import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const PACKED = fileURLToPath(
  new URL('../bin/fonts.tar.br', import.meta.resolve('@sparticuz/chromium')),
);
/** With the Japanese; the bot's own pictures are drawn with it. */
const JAPANESE = join(
  import.meta.dirname,
  '../../node_modules',
  '@expo-google-fonts/biz-udpgothic',
);

/**
 * Gives a Chromium that is started afterwards the same fonts on every machine: Open Sans, which its package brings, and one
 * with Japanese. `folder`: where they are unpacked.
 */
export async function useOwnFonts(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { TMPDIR: before = tmpdir() } = process.env;
  Object.assign(process.env, { TMPDIR: folder }); // where `inflate` puts things
  await inflate(PACKED);
  Object.assign(process.env, { TMPDIR: before });
  const folders = [folder, ...(existsSync(JAPANESE) ? [JAPANESE] : [])];
  const preferred = '<prefer><family>Open Sans</family><family>BIZ UDPGothic</family></prefer>';
  const aliases = ['system-ui', 'sans-serif', 'sans'].map(
    (name) => `<alias binding="strong"><family>${name}</family>${preferred}</alias>`,
  );
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((one) => `<dir>${one}</dir>`).join('\n')}
<cachedir>${join(folder, 'cache')}</cachedir>
${aliases.join('\n')}
</fontconfig>
`,
  );
  Object.assign(process.env, { FONTCONFIG_FILE: file });
}
