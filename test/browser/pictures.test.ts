import type { Page } from 'playwright-core';
import { seriousFaults } from './axe.ts';
import { expect, scrollsSideways, test } from './visit.ts';

const PHONE = { width: 360, height: 740 };
const WIDE = { width: 1100, height: 850 };
const PAGES = ['/b/usfj', '/ja/b/jjoc', '/timeline', '/ja/timeline', '/timeline/jjoc'] as const;

/** A text of a picture, in the picture's own pixels. */
type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>> & { readonly text: string };

/** In the page: how wide its picture is there, how small its smallest text, and where its texts stand. */
const MEASURE = `(() => {
  const svg = document.querySelector('.picture svg');
  const texts = [...svg.querySelectorAll('text')];
  return {
    shown: svg.getBoundingClientRect().width,
    own: svg.viewBox.baseVal.width,
    smallest: Math.min(...texts.map((text) => Number(text.getAttribute('font-size')))),
    texts: texts.map((each) => {
      const { x, y, width, height } = each.getBBox();
      return { text: each.textContent, x, y, width, height };
    }),
  };
})()`;

const measured = (page: Page) =>
  page.evaluate(MEASURE) as Promise<{
    readonly shown: number;
    readonly own: number;
    readonly smallest: number;
    readonly texts: readonly Box[];
  }>;

/** Whether two texts stand on each other; the space between lines counts to both. */
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 1 &&
  b.x < a.x + a.width - 1 &&
  a.y + 3 < b.y + b.height - 3 &&
  b.y + 3 < a.y + a.height - 3;

test.for(
  PAGES.flatMap((path, i) =>
    [PHONE, WIDE].map((viewport) => ({
      ...{ path, viewport, width: viewport.width },
      colorScheme: (['light', 'dark'] as const)[(i + Number(viewport === WIDE)) % 2],
    })),
  ),
)(
  'a picture can be read, is sound for axe, and moves nothing: $path, $width wide',
  async ({ path, viewport, colorScheme }, { openAt }) => {
    const page = await openAt(path, { viewport, ...(colorScheme && { colorScheme }) });
    const { shown, own, smallest, texts } = await measured(page);
    expect((smallest * shown) / own).toBeGreaterThanOrEqual(12);
    expect(await scrollsSideways(page)).toBe(false);
    for (const { text, x, width } of texts) {
      expect([text, x >= 0 && x + width <= own]).toEqual([text, true]);
    }
    const clashes = texts.flatMap((a, i) =>
      texts.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} / ${b.text}`] : [])),
    );
    expect(clashes).toEqual([]);
    expect(await seriousFaults({ page })).toEqual([]);
    const shift = await page.evaluate(
      `new Promise((resolve) => new PerformanceObserver((list) =>
        resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0))
      ).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(resolve, 200, 0))`,
    );
    expect(shift).toBe(0);
  },
);

test.for(PAGES)(
  'each mark leads to its fact, and each box to its brief: %s',
  async (path, { openAt, bot }) => {
    const page = await openAt(path, { javaScriptEnabled: false, viewport: PHONE });
    const links = page.locator('.picture svg a');
    const targets = await links.evaluateAll((all) =>
      all.map((each) => each.getAttribute('href') ?? ''),
    );
    expect(targets.length).toBeGreaterThan(5);
    const pages = new Map<string, string>();
    for (const target of targets) {
      const [address = '', fact] = target.split('#');
      const text = pages.get(address) ?? (await (await fetch(bot.url + address)).text());
      pages.set(address, text);
      if (fact) expect(text).toContain(`<li id="${fact}">`);
      else expect(text).toContain('<article>');
    }
    await page.locator('.picture svg a[href*="#"]').first().click();
    await expect.poll(() => page.locator('li:target').count()).toBe(1);
  },
);

test('a brief without a structure shows none, and says nothing of it', async ({ openAt }) => {
  const page = await openAt('/b/missiles');
  expect(await page.locator('.picture').count()).toBe(0);
});
