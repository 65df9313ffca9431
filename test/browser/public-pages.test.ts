import type { Locator } from 'playwright-core';
import { seriousFaults } from './axe.ts';
import { expect, scrollsSideways, test } from './visit.ts';

const WIDE = { width: 1100, height: 850 };
const PHONE = { width: 320, height: 700 };
const PEOPLE = [
  { colorScheme: 'light', path: '/b/usfj', viewport: WIDE },
  { colorScheme: 'dark', path: '/ja/b/usfj', viewport: PHONE },
  { colorScheme: 'dark', path: '/timeline', viewport: WIDE },
  { colorScheme: 'light', path: '/ja/changes', viewport: PHONE },
  { colorScheme: 'light', path: '/sources', viewport: PHONE },
  { colorScheme: 'dark', path: '/ja/b', viewport: WIDE },
] as const;

test.for(PEOPLE)(
  'is sound for axe, and never scrolls sideways: $path, $colorScheme, $viewport.width wide',
  async ({ path, ...person }, { openAt }) => {
    const page = await openAt(path, person);
    expect(await seriousFaults({ page })).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    const mark = page.locator('.marks button');
    if ((await mark.count()) === 0) return;
    await mark.first().click();
    await page.locator('.card:popover-open').waitFor();
    expect(await seriousFaults({ page })).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  },
);

/** In the page: the Japanese dates that stand on two lines. */
const BROKEN_DATES = `(() => {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    for (const date of texts.currentNode.data.matchAll(/\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, date.index);
      range.setEnd(texts.currentNode, date.index + date[0].length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(date[0]);
    }
  }
  return broken;
})()`;

test.for(['/ja/b/usfj', '/ja/timeline'])(
  'no Japanese date is broken on a phone: %s',
  async (path, { openAt }) => {
    const page = await openAt(path, { viewport: PHONE });
    expect(await page.evaluate(BROKEN_DATES)).toEqual([]);
  },
);

const BY = {
  pointer: { open: (mark) => mark.click(), hasTouch: false },
  keyboard: { open: (mark) => mark.press('Enter'), hasTouch: false },
  touch: { open: (mark) => mark.tap(), hasTouch: true },
} satisfies Record<string, { open(mark: Locator): Promise<void>; hasTouch: boolean }>;

test.for(Object.entries(BY))(
  'a citation tells what stands behind it, without a script, by %s',
  async ([, { open, hasTouch }], { openAt }) => {
    const page = await openAt('/b/usfj', { javaScriptEnabled: false, hasTouch, viewport: WIDE });
    await open(page.getByRole('button', { name: '[1¶4] Source 1, paragraph 4' }).first());
    const card = page.getByRole('dialog', { name: 'Source 1, paragraph 4' });
    await expect
      .poll(() => card.textContent())
      .toMatch(/The Japan News.*30 March 2025.*Press.*¶\s4/s);
    expect(await card.getByRole('link').first().getAttribute('href')).toMatch(/^https:/);
    expect(await card.textContent()).toContain('Also rests on this place:');
    await page.keyboard.press('Escape');
    await expect.poll(() => card.isVisible()).toBe(false);
    await open(page.getByRole('button', { name: '[1¶4] Source 1, paragraph 4' }).first());
    await card.getByRole('link').last().click(); // to another fact of the same place
    await expect.poll(() => page.locator('li:target').count()).toBe(1);
  },
);

test('even the longest brief takes at most 60 kB, and two pages of paper', async ({
  openAt,
  bot,
}) => {
  const page = await openAt('/b');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const longest = bot.briefs.toSorted((a, b) => b.facts.length - a.facts.length).slice(0, 4);
  for (const { id } of longest) {
    for (const path of [`/b/${id}`, `/ja/b/${id}`]) {
      bytes = 0;
      await cdp.send('Network.clearBrowserCache');
      await page.goto(bot.url + path);
      expect([path, bytes > 1000 && bytes <= 60_000]).toEqual([path, true]);
      const pdf = await page.pdf({ format: 'A4' });
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect([path, sheets >= 1 && sheets <= 2]).toEqual([path, true]);
    }
  }
});
