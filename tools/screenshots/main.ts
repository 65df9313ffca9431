import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { commandLine, complain, EXIT, runScript } from '../../src/cli/terminal.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { launchChromium } from '../../test/browser/chromium.ts';
import { useOwnFonts } from './fonts.ts';
import { PICTURES, type Picture } from './pictures.ts';
import { startBot } from './start-bot.ts';

/* `npm run screenshots`: pictures of the running bot for the documentation. */

const program = commandLine('screenshots', 'takes the pictures of docs/screenshots')
  .option('--out <folder>', 'where they are written', 'docs/screenshots')
  .option('--only <name>', 'those whose name begins so', '')
  .allowExcessArguments(false);

await runScript(program, async () => {
  const { out, only } = program.opts<{ out: string; only: string }>();
  const pictures = PICTURES.filter(({ name }) => name.startsWith(only));
  if (pictures.length === 0) {
    program.error(`error: no picture is called so: ${PICTURES.map(({ name }) => name).join(', ')}`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bot-screenshots-'));
  try {
    await useOwnFonts(join(folder, 'fonts'));
    const bot = await startBot(folder, await timeOfBriefs());
    const browser = await launchChromium();
    await mkdir(out, { recursive: true });
    for (const picture of pictures) {
      const file = join(out, `${picture.name}.png`);
      await take(browser, bot.url, picture, file);
      complain(`${file}: ${Math.round((await stat(file)).size / 1024)} kB`);
    }
    await browser.close();
    await bot.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return EXIT.ok;
});

/** Noon of the day on which the briefs were last held against their sources: the pictures change with the briefs alone. */
async function timeOfBriefs(): Promise<number> {
  const { library } = await loadLibrary('briefs');
  const checked = [...(library?.briefs.values() ?? [])].map((brief) => brief.checked);
  return Date.parse(`${checked.toSorted().at(-1)}T12:00:00Z`);
}

async function take(browser: Browser, url: string, picture: Picture, file: string) {
  const { path, settings, prepare, part } = picture;
  const context = await browser.newContext({ ...settings, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'networkidle' });
  await prepare(page, settings.locale === 'ja-JP');
  await page.evaluate('document.fonts.ready');
  const shown = part ? page.locator(part).first() : page;
  await shown.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
}
