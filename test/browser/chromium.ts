import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Not the package's own arguments: those switch off the web security that the tests look at. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One process a page instead of two: the page of the tests is of one origin only.
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
];

const PACKED = fileURLToPath(new URL('../bin', import.meta.resolve('@sparticuz/chromium')));
/** Goes with `node_modules`, so it never holds another version than the package. */
const UNPACKED = join(PACKED, '../../../.cache/chromium');

/** Starts the Chromium of the package; on a machine without its libraries, with the packed ones. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(UNPACKED)) await unpack();
  const launch = (env: NodeJS.ProcessEnv) =>
    chromium.launch({ executablePath: join(UNPACKED, 'chromium'), args: ARGS, env });
  return launch(process.env).catch((error: unknown) => {
    if (!String(error).includes('error while loading shared libraries')) throw error;
    return launch({ ...process.env, LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib') });
  });
}

/**
 * Test files run at the same time, and a run may be broken off: so Chromium is unpacked beside its
 * place and moved there whole.
 */
async function unpack(): Promise<void> {
  await mkdir(dirname(UNPACKED), { recursive: true });
  const folder = await mkdtemp(`${UNPACKED}-`);
  const before = tmpdir();
  Object.assign(process.env, { TMPDIR: folder }); // where `inflate` puts things
  try {
    await inflate(join(PACKED, 'chromium.br'));
    await inflate(join(PACKED, 'al2023.tar.br'));
  } finally {
    Object.assign(process.env, { TMPDIR: before });
  }
  await rename(folder, UNPACKED).catch(async (error: NodeJS.ErrnoException) => {
    await rm(folder, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}
