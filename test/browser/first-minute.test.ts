import { en } from '../../src/replies/words/en.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { shipped } from '../support/libraries.ts';
import { nearQuestion } from '../support/near-question.ts';
import { seriousFaults } from './axe.ts';
import { expect, isFocused, scrollsSideways, test } from './visit.ts';

const WIDE = { width: 1100, height: 800 };
const PHONE = { width: 390, height: 800 };

test('a newcomer reads what this is, and each question to try is answered', async ({
  bot,
  visit,
}) => {
  const welcome = visit.page.locator('#panel-channel .message').first();
  expect(await welcome.textContent()).toContain(en.page.welcomeChannel);
  const questions = welcome.locator('.questions button');
  expect(await questions.count()).toBe(3);
  const asks = bot.briefs.flatMap(({ facts }) => facts.flatMap((fact) => fact.asks?.en ?? []));
  for (const question of await questions.all()) {
    const text = (await question.textContent()) ?? '';
    expect(asks.map((ask) => ask.toLowerCase())).toContain(text.toLowerCase());
    const answer = await visit.answerTo(() => question.press('Enter'));
    expect(await answer.locator('ul.fact li').count()).toBeGreaterThan(0);
    await expect.poll(() => isFocused(answer.locator('.card'))).toBe(true);
  }
});

test('the topics stand beside the conversation where there is room, and open their briefs', async ({
  bot,
  visitAs,
}) => {
  const visit = await visitAs({ viewport: WIDE });
  const { page } = visit;
  const list = page.getByRole('navigation', { name: en.page.topics });
  const [beside, main] = await Promise.all([
    list.boundingBox(),
    page.locator('main').boundingBox(),
  ]);
  expect((beside?.x ?? 0) + (beside?.width ?? 0)).toBeLessThanOrEqual((main?.x ?? 0) + 1);
  const topic = list.getByRole('button', { name: bot.brief('undecided').title.en, exact: true });
  const answer = await visit.answerTo(() => topic.click());
  expect(await answer.locator('h2').textContent()).toBe(bot.brief('undecided').title.en);
  expect(await topic.isVisible()).toBe(true);

  await page.locator('#tab-digests').click();
  expect(await list.isVisible()).toBe(false);
});

test('on a phone the topics unfold above the conversation, and fold when one is opened', async ({
  visitAs,
}) => {
  const visit = await visitAs({ viewport: PHONE, locale: 'ja-JP', colorScheme: 'dark' });
  const { page } = visit;
  const topic = page.locator('#topic-list button').first();
  expect(await topic.isVisible()).toBe(false);
  await page.locator('#topics > summary').press('Enter');
  expect(await topic.isVisible()).toBe(true);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await seriousFaults(visit)).toEqual([]);
  await visit.answerTo(() => topic.press('Enter'));
  expect(await topic.isVisible()).toBe(false);
});

test('a question typed in the channel is answered, as others may see it', async ({ visit }) => {
  const answer = await visit.send('when did the JJOC start?');
  expect(await answer.locator('ul.fact').textContent()).toContain('24 March 2025');
  const near = await visit.send(nearQuestion(shipped, 'en'));
  expect(await near.locator('ul.fact, .near').count()).toBe(0);
  const button = near.getByRole('button', { name: en.answer.showClosest });
  const shown = await visit.answerTo(() => button.press('Enter'));
  expect(await shown.locator('.near li').count()).toBeGreaterThan(0);

  await visit.page.getByRole('tab', { name: en.page.direct }).press('Enter');
  const direct = await visit.send(nearQuestion(shipped, 'en'));
  expect(await direct.locator('.near li').count()).toBeGreaterThan(0);
});

test('a long brief begins with its point; the rest unfolds, for a search and for print too', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  const { facts } = bot.brief('usfj');
  const answer = await visit.send('/brief usfj');
  const fact = answer.locator('ul.fact li').first();
  const summary = answer.locator('.rest > summary');
  expect(await answer.locator('h3').first().isVisible()).toBe(true);
  expect(await fact.isVisible()).toBe(false);
  expect(await summary.textContent()).toContain(
    en.page.showAll.replace('{count}', `${facts.length}`),
  );
  await summary.press('Enter');
  expect(await fact.isVisible()).toBe(true);
  expect(await answer.locator('ul.fact > li').count()).toBe(facts.length);
  expect(await answer.locator('.citations li').first().isVisible()).toBe(true);
  await summary.press('Enter');
  expect(await fact.isVisible()).toBe(false);

  await page.emulateMedia({ media: 'print' });
  expect(await fact.isVisible()).toBe(true);
  await page.emulateMedia({ media: null });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await fact.isVisible()).toBe(true);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await fact.isVisible()).toBe(false);

  const short = await visit.send('/ask when did the JJOC start?');
  expect(await short.locator('.rest').count()).toBe(0);
});

test('? shows the keys, but not to who types a text; Escape closes them', async ({ visit }) => {
  const { page, box } = visit;
  const keys = page.getByRole('dialog', { name: en.page.keys.title });
  await visit.type('?');
  expect(await box.inputValue()).toBe('?');
  expect(await keys.count()).toBe(0);
  await box.fill('');
  await page.locator('#panel-channel').focus();
  await visit.type('?');
  await keys.waitFor();
  for (const [, does] of en.page.keys.rows) expect(await keys.textContent()).toContain(does);
  expect(await seriousFaults(visit)).toEqual([]);
  await visit.press('Escape');
  await expect.poll(() => keys.count()).toBe(0);
  expect(await isFocused(page.locator('#panel-channel'))).toBe(true);
  expect(await box.inputValue()).toBe('');
});

test('the keys open by their button, in Japanese and in the dark', async ({ visitAs }) => {
  const visit = await visitAs({ locale: 'ja-JP', colorScheme: 'dark' });
  await visit.page.getByRole('button', { name: ja.page.keys.title }).click();
  const keys = visit.page.getByRole('dialog', { name: ja.page.keys.title });
  await keys.waitFor();
  expect(await seriousFaults(visit)).toEqual([]);
  await keys.getByRole('button', { name: ja.page.keys.close }).click();
  await expect.poll(() => keys.count()).toBe(0);
});
