import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../../src/replies/words/en.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { SMALL_PACK } from '../support/libraries.ts';
import { packIn, put } from '../support/pack.ts';
import { startBot } from './bot.ts';
import { expect, test as onShipped } from './visit.ts';

/** The page of a bot whose briefs are in English only. */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to know what is needed.
const test = onShipped.extend('bot', { scope: 'file' }, async ({}, { onCleanup }) => {
  const folder = await mkdtemp(join(tmpdir(), 'briefs-'));
  for (const [name, content] of Object.entries(packIn('en', SMALL_PACK))) {
    await put(folder, name, content);
  }
  const bot = await startBot('file::memory:', folder);
  onCleanup(async () => {
    await bot.close();
    await rm(folder, { recursive: true });
  });
  return bot;
});

test('a reader of Japanese is welcomed in Japanese, and told that the briefs are in English', async ({
  visitAs,
}) => {
  const { page, send } = await visitAs({ locale: 'ja-JP' });
  const notice = ja.otherLanguage.only('en');
  const [channel = '', direct = ''] = await page.locator('.message').allTextContents();
  expect(channel).toContain(ja.page.welcomeChannel);
  expect(await page.locator('#topic-list button').first().getAttribute('lang')).toBe('en');
  for (const welcome of [channel, direct]) expect(welcome).toContain(notice);

  const card = (await send('/brief bridge')).locator('.card');
  expect(await card.getAttribute('lang')).toBe('ja');
  expect(await card.locator('.notice.info').first().textContent()).toBe(notice);
  // The texts are marked as English: a screen reader reads them out so.
  const texts = card.locator('span[lang=en]');
  expect(await texts.first().textContent()).toBe('The point.\u00a0');
  expect(await card.locator('h3').first().textContent()).toBe(ja.bottomLine);
});

test('a reader of English is told nothing of languages', async ({ visit: { page, send } }) => {
  const [, direct = ''] = await page.locator('.message').allTextContents();
  expect(direct).toContain('Ask me in your own words, in English. ');
  const card = (await send('/brief bridge')).locator('.card');
  expect(await card.textContent()).not.toContain(en.otherLanguage.only('en'));
  expect(await card.getByRole('button', { name: en.buttons.switchLanguage }).count()).toBe(0);
});
