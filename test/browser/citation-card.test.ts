import type { Locator } from 'playwright-core';
import { en } from '../../src/replies/words/en.ts';
import { seriousFaults } from './axe.ts';
import { expect, isFocused, scrollsSideways, test } from './visit.ts';

const WAYS = {
  pointer: (mark: Locator) => mark.click(),
  keyboard: (mark: Locator) => mark.press('Enter'),
  touch: (mark: Locator) => mark.tap(),
};

test.for(Object.entries(WAYS))(
  'a citation tells what stands behind it, by %s; Escape closes it, and the focus returns',
  async ([, open], { visitAs }) => {
    const { page, send, press } = await visitAs({ hasTouch: true });
    const answer = await send('/brief usfj');
    const mark = answer.getByRole('button', { name: '[1¶4] Source 1, paragraph 4' }).first();
    await open(mark);
    const card = page.getByRole('dialog', { name: 'Source 1, paragraph 4' });
    await card.waitFor();
    await expect.poll(() => isFocused(card)).toBe(true);
    expect(await card.textContent()).toMatch(
      /The Japan News.*30 March 2025.*Press.*¶\s4.*Nakatani, Hegseth Agree/s,
    );
    const link = card.getByRole('link');
    expect(await link.getAttribute('href')).toMatch(/^https:/);
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await card.textContent()).toContain(en.pages.alsoHere);
    await press('Escape');
    await expect.poll(() => card.count()).toBe(0); // hidden: no role
    await expect.poll(() => isFocused(mark)).toBe(true);
  },
);

test('the card names other facts than the one it stands in, those that are disputed as such', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  const answer = await visit.send('/ask when did the JJOC start?');
  const own = (await answer.locator('ul.fact > li > span').first().textContent()) ?? '';
  await answer.locator('.marks button').first().press('Enter');
  const card = page.locator('.citation-card:popover-open');
  const others = await card.locator('li button').allTextContents();
  expect(others.length).toBeGreaterThan(0);
  expect(others.length).toBeLessThanOrEqual(3);
  const facts = bot.briefs.flatMap((brief) => brief.facts);
  for (const other of others) {
    expect(own).not.toContain(other);
    expect(facts.some(({ en }) => en === other)).toBe(true);
  }
  expect(await card.locator('.label').first().textContent()).toContain(en.facts.disputed);

  const opened = await visit.answerTo(() => card.locator('li button').last().press('Enter'));
  expect(await opened.locator('ul.fact').textContent()).toContain(others.at(-1) ?? '');
  await expect.poll(() => isFocused(opened.locator('.card'))).toBe(true);
});

test('a press elsewhere closes the card, one on another citation opens its own', async ({
  visit,
}) => {
  const answer = await visit.send('/brief usfj');
  const open = visit.page.locator('.citation-card:popover-open');
  const [first, second] = [0, 1].map((i) => answer.locator('.marks button').nth(i));
  await first?.click();
  await open.waitFor();
  const name = await open.getAttribute('aria-label');
  await second?.press('Enter');
  await expect.poll(() => open.getAttribute('aria-label')).not.toBe(name);
  expect(await open.count()).toBe(1);
  await second?.press('Enter');
  await expect.poll(() => open.count()).toBe(0);
  await first?.click();
  await open.getByRole('button', { name: en.pages.close }).click();
  await expect.poll(() => open.count()).toBe(0);
});

const PHONE = { width: 390, height: 700 };
const PEOPLE = [
  { colorScheme: 'light', locale: 'en-US', viewport: PHONE },
  { colorScheme: 'dark', locale: 'ja-JP', viewport: PHONE },
  { colorScheme: 'dark', locale: 'en-US', viewport: { width: 1200, height: 500 } },
] as const;

test.for(PEOPLE)(
  'a card is sound for axe and wholly in view: $colorScheme, $locale, $viewport.width wide',
  async (person, { visitAs }) => {
    const visit = await visitAs(person);
    const { page } = visit;
    const answer = await visit.send('/brief usfj');
    const card = page.locator('.citation-card:popover-open');
    const mark = answer.locator('.marks button').first();
    await mark.scrollIntoViewIfNeeded();
    await mark.press('Enter');
    await card.waitFor();
    const box = await card.boundingBox();
    if (!box) throw new Error('the card is not shown');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(person.viewport.width);
    expect(box.y + box.height).toBeLessThanOrEqual(person.viewport.height);
    expect(await seriousFaults(visit)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  },
);
