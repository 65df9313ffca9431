import { en } from '../../src/replies/words/en.ts';
import { shipped } from '../support/libraries.ts';
import { nearQuestion } from '../support/near-question.ts';
import { seriousFaults } from './axe.ts';
import { expect, isFocused, scrollsSideways, test } from './visit.ts';

const WIDE = { width: 1100, height: 850 };
const PHONE = { width: 390, height: 800 };
const PEOPLE = [
  { colorScheme: 'light', locale: 'en-US', viewport: WIDE },
  { colorScheme: 'light', locale: 'ja-JP', viewport: PHONE },
  { colorScheme: 'dark', locale: 'en-US', viewport: PHONE },
  { colorScheme: 'dark', locale: 'ja-JP', viewport: WIDE },
] as const;

test.for(PEOPLE)(
  'axe finds nothing serious: $colorScheme, $locale, $viewport.width wide',
  async (person, { visitAs }) => {
    const visit = await visitAs(person);
    const { page, box, suggestions } = visit;
    expect(await seriousFaults(visit)).toEqual([]);

    await visit.send('/brief undecided');
    await page.locator('.message details:not(.rest) > summary').press('Enter');
    await visit.send('/frob');
    await visit.send('/timeline usjf');
    await visit.send('/sources');
    await visit.send('/help');
    await page.locator('.marks button').first().press('Enter');
    await page.locator('.citation-card:popover-open').waitFor();
    expect(await seriousFaults(visit)).toEqual([]);
    await visit.press('Escape');
    await box.focus();
    await visit.type('/brief ');
    await expect.poll(() => suggestions.count()).toBeGreaterThan(10);
    await visit.press('ArrowDown');
    expect(await seriousFaults(visit)).toEqual([]);

    await page.locator('#tab-direct').press('Enter');
    await box.fill('');
    await visit.send('在日米軍');
    await visit.send(nearQuestion(shipped, 'en'));
    expect(await seriousFaults(visit)).toEqual([]);
  },
);

const OTHERS = PEOPLE.flatMap((person) => [
  { ...person, view: 'discord' },
  { ...person, view: 'slack' },
]);

test.for(OTHERS)(
  'nor in the view of $view: $colorScheme, $locale, $viewport.width wide',
  async ({ view, ...person }, { visitAs }) => {
    const visit = await visitAs(person);
    const { page } = visit;
    await page.locator(`button[data-view=${view}]`).press('Enter');
    await visit.send('/brief undecided');
    await page.locator('.message details:not(.rest) > summary').press('Enter');
    await visit.send('/frob');
    await visit.send('/timeline usjf');
    await visit.send('/sources');
    await visit.send('/brief usfj');
    await visit.send('/help');
    await visit.send(`/ask ${nearQuestion(shipped, 'en')}`);
    expect(await seriousFaults(visit)).toEqual([]);

    await page.locator('#tab-direct').press('Enter');
    const answer = await visit.send('when did the JJOC start?');
    await visit.answerTo(() => answer.locator('button').last().press('Enter'));
    expect(await seriousFaults(visit)).toEqual([]);
  },
);

test('Tab reaches everything, in reading order, and never gets stuck', async ({ bot, visit }) => {
  const { page } = visit;
  const topics = await page.locator('#topic-list button').allTextContents();
  expect(topics.toSorted()).toEqual(bot.briefs.map(({ title }) => title.en).toSorted());
  await visit.send('/help');
  await page.locator('.skip').focus();
  const order: string[] = [];
  for (let i = 0; i < 60; i++) {
    const at = page.locator(':focus');
    if ((await at.count()) === 0) break;
    order.push((await at.getAttribute('id')) ?? (await at.textContent()) ?? '');
    await visit.press('Tab');
  }
  expect(order).toEqual([
    'Skip to the message box',
    'English',
    '日本語',
    'Plain',
    'Discord',
    'Slack',
    'theme',
    'show-keys',
    'tab-channel',
    en.page.topics,
    ...topics,
    'panel-channel',
    ...(await page.locator('.questions:visible button').allTextContents()),
    'All briefs',
    '日本語で読む',
    en.page.copy,
    en.page.copyMarkdown,
    'message',
    'Send',
  ]);
  const box = page.getByRole('combobox', { name: en.page.message });
  await page.locator('.skip').press('Enter');
  expect(await isFocused(box)).toBe(true);
  await visit.type('/help');
  expect(await box.inputValue()).toBe('/help');
});

test('a narrow and enlarged page does not scroll sideways', async ({ visitAs }) => {
  const visit = await visitAs({ viewport: { width: 320, height: 500 } });
  await visit.send('/brief usfj');
  await visit.page.locator('summary').last().press('Enter');
  await visit.send('/sources');
  expect(await scrollsSideways(visit.page)).toBe(false);
});
