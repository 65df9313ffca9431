import { pauseSubscription, type SubscriptionId } from '../../src/digests/subscriptions/index.ts';
import { en } from '../../src/replies/words/en.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { putDelivery, subscribe } from '../support/deliveries.ts';
import { seriousFaults } from './axe.ts';
import { type Bot, startBot } from './bot.ts';
import { expect, isFocused, scrollsSideways, test, type Visit } from './visit.ts';

const DISCORD = {
  platform: 'discord',
  server: '1180000000000000001',
  channel: '1180000000000000123',
} as const;
const SLACK = { platform: 'slack', server: 'T024BE7LD', channel: 'C024BE91L' } as const;
const LINK = 'https://example.slack.com/archives/C024BE91L/p1772582400000000';

/** What an operator may find: digests of every kind, and deliveries in every state. */
async function fill({ store, briefs }: Bot): Promise<void> {
  const now = new Date('2026-03-04T03:00:00Z');
  const daily = await subscribe(store, now, { channelRef: SLACK });
  const topics = new Set(briefs.slice(0, 2).map(({ id }) => id));
  const request = {
    channelRef: DISCORD,
    topics,
    lang: 'ja',
    rhythm: '30 8 * * 1-5',
    zone: 'America/New_York',
  } as const;
  await subscribe(store, new Date(now.getTime() + 1), { ...request, onlyWhenChanged: true });
  const resting = await subscribe(store, new Date(now.getTime() + 2), { channelRef: DISCORD });
  await pauseSubscription(store, resting, 'no-access');
  const entries = [
    ['due', null, null],
    ['claimed', null, null],
    ['doubtful', null, 'socket hang up'],
    ['sent', LINK, null],
    ['quiet', null, null],
    ['missed', null, 'the bot was not running'],
    ['failed', null, 'Missing Permissions (50013)'],
    ['reported', null, 'the messages of the channel cannot be read'],
  ] as const;
  for (const [i, [state, message, reason]] of entries.entries()) {
    const slot = new Date(Date.UTC(2026, 2, 20 - i));
    const kept = { subscription: daily, slot, channelRef: SLACK };
    const gone = { subscription: 'gone' as SubscriptionId, slot, channelRef: DISCORD };
    await putDelivery(store, { ...(i % 2 ? kept : gone), state, message, reason });
  }
}

async function openDigests({ page }: Visit): Promise<void> {
  await page.locator('#tab-digests').press('Enter');
  await page.locator('#panel-digests h2').first().waitFor();
}

const PEOPLE = (['en-US', 'ja-JP'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [360, 1280].map((width) => ({ locale, colorScheme, viewport: { width, height: 800 } })),
  ),
);

test('with nothing set up, it says how to begin', async ({ visit }) => {
  await openDigests(visit);
  const panel = visit.page.locator('#panel-digests');
  expect(await panel.textContent()).toContain(en.page.digests.empty);
  expect(await panel.textContent()).toContain(en.page.digests.nothing);
  expect(await panel.locator('table').count()).toBe(0);
  expect(await seriousFaults(visit)).toEqual([]);
});

test.for(PEOPLE)(
  'it shows what is set up and what was due: $locale, $colorScheme, $viewport.width wide',
  async ({ locale, ...person }, { bot, visitAs }) => {
    if ((await bot.digests()).subscriptions.length === 0) await fill(bot);
    const visit = await visitAs({ locale, ...person });
    await openDigests(visit);
    const { page } = visit;
    const lang = locale === 'ja-JP' ? 'ja' : 'en';
    const words = wordsFor(lang).page.digests;
    const seen = await bot.digests(lang);
    const [setUp, delivered] = [words.setUp, words.delivered].map((name) =>
      page.getByRole('table', { name }),
    );
    if (!setUp || !delivered) throw new Error('no tables');

    const rows = setUp.locator('tbody').getByRole('row');
    expect(await rows.count()).toBe(3);
    expect(await rows.nth(0).locator('time').allTextContents()).toEqual(
      seen.subscriptions[0]?.next.map(({ local }) => local),
    );
    expect(await rows.nth(0).locator('time').count()).toBe(3);
    const second = await rows.nth(1).textContent();
    for (const part of [
      '30 8 * * 1-5',
      'America/New_York',
      DISCORD.server,
      DISCORD.channel,
      words.languages.ja,
      words.onlyChanges,
      ...bot.briefs.slice(0, 2).map(({ title }) => title[lang]),
    ]) {
      expect(second).toContain(part);
    }
    const third = await rows.nth(2).textContent();
    expect(third).toContain(words.paused);
    expect(third).toContain(wordsFor(lang).digest.pauseReasons['no-access']);

    const states = delivered.getByRole('row').locator('td:nth-child(3) > div');
    expect(await states.allTextContents()).toEqual(Object.values(words.states));
    const links = delivered.getByRole('link');
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      LINK,
    ]);

    for (const table of [setUp, delivered]) {
      expect(await table.getByRole('columnheader').count()).toBeGreaterThan(3);
    }
    expect(await scrollsSideways(page)).toBe(false);
    expect(await seriousFaults(visit)).toEqual([]);
  },
);

test('the keys reach it, and lead back to the conversation', async ({ visit }) => {
  const { page, box } = visit;
  await page.locator('#tab-channel').focus();
  await visit.press('ArrowLeft');
  expect(await isFocused(page.locator('#tab-digests'))).toBe(true);
  expect(await box.isVisible()).toBe(false);
  await page.locator('#panel-digests a').waitFor();
  await visit.press('Tab');
  expect(await isFocused(page.locator('#panel-digests'))).toBe(true);
  await visit.press('Tab');
  expect(await isFocused(page.locator('#panel-digests a'))).toBe(true);

  expect(new URL(page.url()).searchParams.get('open')).toBe('digests');
  await page.reload();
  await page.locator('#panel-digests h2').first().waitFor();
  await page.locator('#tab-digests').press('ArrowRight');
  expect(await isFocused(page.locator('#tab-channel'))).toBe(true);
  expect(await box.isVisible()).toBe(true);
  expect(new URL(page.url()).searchParams.has('open')).toBe(false);
});

test('it speaks the language that is chosen while it is open', async ({ visit }) => {
  await openDigests(visit);
  const { page } = visit;
  await page.getByRole('button', { name: '日本語', exact: true }).press('Enter');
  await page.getByRole('heading', { name: ja.page.digests.setUp }).waitFor();
  expect(await page.locator('#panel-digests time').first().textContent()).toMatch(/年.*月.*日/);
});

test('it looks again every minute, and only while it is open', async ({ bot, visit }) => {
  const { page } = visit;
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('api/digests')) asked++;
  });
  await page.clock.install();
  expect(asked).toBe(0);
  await openDigests(visit);
  expect(asked).toBe(1);
  const link = page.locator('#panel-digests a');
  await link.focus();
  const rows = page.locator('table').nth(1).locator('tbody tr');
  const before = await rows.count();
  const entry = {
    subscription: 'later' as SubscriptionId,
    channelRef: SLACK,
    state: 'sent',
  } as const;
  await putDelivery(bot.store, { ...entry, slot: new Date('2026-04-01T00:00:00Z') });
  await page.clock.runFor(60_000);
  await expect.poll(() => rows.count()).toBe(before + 1);
  expect(asked).toBe(2);
  expect(await isFocused(link)).toBe(true);

  await page.locator('#tab-direct').press('Enter');
  await page.clock.runFor(180_000);
  expect(asked).toBe(2);
});

test('when the bot is gone it says so, and what was seen last stays', async ({ bot, visit }) => {
  const { page, fieldErrors } = visit;
  await page.clock.install();
  await openDigests(visit);
  await bot.stopServing();
  await page.clock.runFor(60_000);
  const notice = page.locator('#panel-digests .notice');
  await expect.poll(() => notice.textContent()).toContain(en.page.digests.offline);
  expect(await page.locator('#panel-digests table').count()).toBe(2);
  await bot.serveAgain();
  await page.clock.runFor(60_000);
  await expect.poll(() => notice.textContent()).not.toContain(en.page.digests.offline);
  expect(fieldErrors.splice(0).every((fault) => fault.includes('ERR_CONNECTION_REFUSED'))).toBe(
    true,
  );
});

test('when the database is away it says why', async ({ browser }) => {
  const bot = await startBot('postgres://bot@127.0.0.1:1/bot');
  try {
    const page = await browser.newPage({ locale: 'ja-JP' });
    await page.goto(bot.url);
    await page.locator('#tab-digests').press('Enter');
    const notice = page.locator('#panel-digests .warning');
    await notice.waitFor();
    expect(await notice.textContent()).toContain(ja.page.digests.failed);
    expect(await notice.locator('[lang=en]').textContent()).toContain('cannot be reached');
    await page.close();
  } finally {
    await bot.close();
  }
});

test('who is not at the bot’s machine does not see that there is one', async ({ browser, bot }) => {
  const page = await browser.newPage({ extraHTTPHeaders: { 'X-Forwarded-For': '192.0.2.1' } });
  await page.goto(`${bot.url}/?open=digests`);
  await page.locator('.message').first().waitFor();
  expect(await page.locator('#tab-digests').isVisible()).toBe(false);
  expect(await page.locator('#panel-digests').isVisible()).toBe(false);
  await page.locator('#tab-channel').press('ArrowLeft');
  expect(await isFocused(page.locator('#tab-direct'))).toBe(true);
  await page.close();
});
