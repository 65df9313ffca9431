import type { BrowserContextOptions, Page, ViewportSize } from 'playwright-core';

/** A picture: what is shown, to whom. `prepare` brings the page into the state that is shown. */
export type Picture = {
  readonly name: string;
  readonly path: string;
  readonly settings: BrowserContextOptions;
  readonly prepare: (page: Page, isJapanese: boolean) => Promise<void>;
  /** The only part that is shown; absent: all that is in view. */
  readonly part?: string;
};

const DESKTOP = { width: 720, height: 560 };
/** Where the topics stand beside the conversation. */
const WIDE = { width: 1100, height: 560 };
const PHONE = { width: 390, height: 680 };

/** Whom each subject is shown to; the name goes behind that of the subject. */
const READERS = {
  '': { viewport: DESKTOP, colorScheme: 'light', lang: 'en' },
  '-dark': { viewport: DESKTOP, colorScheme: 'dark', lang: 'en' },
  '-phone': { viewport: PHONE, colorScheme: 'light', lang: 'en' },
  '-ja': { viewport: DESKTOP, colorScheme: 'light', lang: 'ja' },
} as const;

type Subject = {
  readonly path: string;
  /** Where DESKTOP does not hold it. */
  readonly desktop?: ViewportSize;
  readonly prepare?: Picture['prepare'];
  readonly part?: string;
};

const openCard = async (page: Page) => {
  await page.locator('.marks button').first().click();
  await page.locator('[role=dialog]:popover-open').waitFor();
};

const SUBJECTS: Readonly<Record<string, Subject>> = {
  page: { path: '/b/usfj' },
  card: { path: '/b/usfj', desktop: { width: 720, height: 690 }, prepare: openCard },
  timeline: { path: '/timeline/usfj', part: 'figure' },
  structure: { path: '/b/command-relationships', part: 'figure' },
  conversation: {
    path: '/',
    desktop: WIDE,
    async prepare(page, isJapanese) {
      const question = isJapanese
        ? '在日米軍の格上げはいつ始まった？'
        : 'When did the upgrade start?';
      await page.locator('#message').fill(question);
      await page.locator('#message').press('Enter');
      await page.locator('.message .card').first().waitFor();
    },
  },
};

/** Every subject, for every reader. */
export const PICTURES: readonly Picture[] = Object.entries(SUBJECTS).flatMap(
  ([subject, { path, desktop = DESKTOP, prepare = async () => {}, part }]) =>
    Object.entries(READERS).map(([suffix, { viewport, colorScheme, lang }]) => ({
      name: `${subject}${suffix}`,
      path: lang === 'ja' && path !== '/' ? `/ja${path}` : path,
      settings: {
        viewport: viewport === DESKTOP ? desktop : viewport,
        colorScheme,
        locale: lang === 'ja' ? 'ja-JP' : 'en-US',
      },
      ...{ prepare, ...(part && { part }) },
    })),
);
