import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { test as base, expect } from 'vitest';
import { startBot } from './bot.ts';
import { launchChromium } from './chromium.ts';

/** A person at the page: what they see, and what they can do. */
export type Visit = {
  readonly page: Page;
  /** What the page did that it must not: requests elsewhere, console errors, refused content. */
  readonly fieldErrors: string[];
  readonly box: Locator;
  readonly suggestions: Locator;
  /** Types into the focused element, key by key. */
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Types a message into the box, sends it, and gives the answer. */
  send(text: string): Promise<Locator>;
  /** Does something that makes the bot speak, and gives what it said. */
  answerTo(act: () => Promise<unknown>): Promise<Locator>;
};

export type Person = Pick<
  BrowserContextOptions,
  'locale' | 'colorScheme' | 'viewport' | 'hasTouch'
>;

/** Whether something is seen without scrolling, between the tabs and the box. */
export async function inView(thing: Locator): Promise<boolean> {
  const panel = thing.page().locator('[role=tabpanel]:not([hidden])');
  const [around, inner] = await Promise.all([panel.boundingBox(), thing.boundingBox()]);
  if (!around || !inner) return false;
  return inner.y >= around.y && inner.y + inner.height <= around.y + around.height;
}

export const isFocused = async (thing: Locator) =>
  (await thing.and(thing.page().locator(':focus')).count()) === 1;

/** Whether anything makes the page or the conversation scroll sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  const boxes = page.locator('html, main, [role=tabpanel]:not([hidden])');
  return boxes.evaluateAll((nodes) => nodes.some((node) => node.scrollWidth > node.clientWidth));
}

/** Opens the page anew, as a person with these settings. */
async function openPage(browser: Browser, url: string, person: Person = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-US', ...person });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const fieldErrors = watch(page, url);
  await page.goto(url);
  const box = page.locator('#message');
  const said = page.locator('[role=tabpanel]:not([hidden]) .message.bot');
  await said.first().waitFor();

  const visit: Visit = {
    page,
    fieldErrors,
    box,
    suggestions: page.locator('[role=option]'),
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async send(text) {
      await box.focus();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Escape');
      return visit.answerTo(() => page.keyboard.press('Enter'));
    },
    async answerTo(act) {
      const before = await said.count();
      await act();
      const answer = said.nth(before);
      await answer.waitFor();
      return answer;
    },
  };
  return visit;
}

function watch(page: Page, url: string): string[] {
  const fieldErrors: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== url) fieldErrors.push(`asked for ${request.url()}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) fieldErrors.push(message.text());
  });
  page.on('pageerror', (error) => fieldErrors.push(error.message));
  page.on('dialog', (dialog) => {
    fieldErrors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return fieldErrors;
}

/**
 * Tests with one browser for all files of a worker, and a bot of its own for each file. A page that did what it must not
 * fails its test at the end.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to know what is needed.
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  .extend('bot', { scope: 'file' }, async ({}, { onCleanup }) => {
    const bot = await startBot();
    onCleanup(() => bot.close());
    return bot;
  })
  .extend('visitAs', async ({ browser, bot }, { onCleanup }) => {
    const visits: Visit[] = [];
    onCleanup(async () => {
      for (const { page, fieldErrors } of visits) {
        await page.context().close();
        expect(fieldErrors).toEqual([]);
      }
    });
    return async (person?: Person) => {
      const visit = await openPage(browser, bot.url, person);
      visits.push(visit);
      return visit;
    };
  })
  .extend('visit', ({ visitAs }) => visitAs())
  .extend('openAt', async ({ browser, bot }, { onCleanup }) => {
    const pages: { readonly page: Page; readonly fieldErrors: string[] }[] = [];
    onCleanup(async () => {
      for (const { page, fieldErrors } of pages) {
        await page.context().close();
        expect(fieldErrors).toEqual([]);
      }
    });
    /** Another page of the web server, as a person with these settings. */
    return async (path: string, settings: BrowserContextOptions = {}) => {
      const page = await (await browser.newContext(settings)).newPage();
      pages.push({ page, fieldErrors: watch(page, bot.url) });
      await page.goto(bot.url + path);
      return page;
    };
  });

export { expect };
