import type { BrowserContextOptions, Page } from 'playwright-core';

/** A picture: what is shown, to whom. `prepare` brings the page into the state that is shown. */
export type Picture = {
  readonly name: string;
  readonly path: string;
  readonly settings: BrowserContextOptions;
  readonly prepare: (page: Page, isJapanese: boolean) => Promise<void>;
};

const DESKTOP = { width: 1100, height: 720 };
const PHONE = { width: 390, height: 780 };

/** Whom each subject is shown to; the name goes behind that of the subject. */
const READERS = {
  '': { viewport: DESKTOP, colorScheme: 'light', lang: 'en' },
  '-dark': { viewport: DESKTOP, colorScheme: 'dark', lang: 'en' },
  '-phone': { viewport: PHONE, colorScheme: 'light', lang: 'en' },
  '-ja': { viewport: DESKTOP, colorScheme: 'light', lang: 'ja' },
} as const;

type Subject = { readonly path: string; readonly prepare?: Picture['prepare'] };

const openCard = async (page: Page) => {
  await page.locator('.marks button').first().click();
  await page.locator('[role=dialog]:popover-open').waitFor();
};

const SUBJECTS: Readonly<Record<string, Subject>> = {
  page: { path: '/b/usfj' },
  card: { path: '/b/usfj', prepare: openCard },
  timeline: { path: '/timeline' },
  structure: { path: '/b/command-relationships' },
  conversation: {
    path: '/',
    async prepare(page, isJapanese) {
      const question = isJapanese
        ? '在日米軍の格上げはいつ始まった？'
        : 'When did the upgrade start?';
      await page.locator('#message').fill(question);
      await page.locator('#message').press('Enter');
      await page.locator('.message .card').first().waitFor();
      await openCard(page);
    },
  },
};

/** Every subject, for every reader. */
export const PICTURES: readonly Picture[] = Object.entries(SUBJECTS).flatMap(
  ([subject, { path, prepare = async () => {} }]) =>
    Object.entries(READERS).map(([suffix, { viewport, colorScheme, lang }]) => ({
      name: `${subject}${suffix}`,
      path: lang === 'ja' && path !== '/' ? `/ja${path}` : path,
      settings: { viewport, colorScheme, locale: lang === 'ja' ? 'ja-JP' : 'en-US' },
      prepare,
    })),
);
