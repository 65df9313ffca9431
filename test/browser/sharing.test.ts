import { en } from '../../src/replies/words/en.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { seriousFaults } from './axe.ts';
import { expect, isFocused, test } from './visit.ts';

const READ = 'navigator.clipboard.readText()';

test('a reply is copied with its sources, as text and as Markdown, and so is its address', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { title } = bot.brief('usfj');
  const answer = await visit.send('/brief usfj');
  const said = answer.locator('.said');

  await answer.getByRole('button', { name: en.page.copy, exact: true }).press('Enter');
  await expect.poll(() => said.textContent()).toBe(en.page.copied);
  const plain = (await page.evaluate(READ)) as string;
  expect(plain).toMatch(new RegExp(`^${title.en}\n`));
  expect(plain).toMatch(/\[1¶4\].*\n(?:.*\n)*Sources\n\n1\. The Japan News/);

  await answer.getByRole('button', { name: en.page.copyMarkdown, exact: true }).press('Enter');
  await expect.poll(() => page.evaluate(READ)).toMatch(new RegExp(`^# ${title.en}\n`));
  expect(await page.evaluate(READ)).toMatch(/## Sources\n\n1\. .*\]\(<https:/);

  await answer.getByRole('button', { name: en.page.copyLink, exact: true }).press('Enter');
  await expect.poll(() => said.textContent()).toBe(en.page.copiedLink);
  expect(await page.evaluate(READ)).toBe(`${bot.url}/b/usfj`);
});

test('the address of an answer leads to its fact, in its language', async ({ bot, visitAs }) => {
  const { page, send } = await visitAs({ locale: 'ja-JP' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const answer = await send('/ask 統合作戦司令部はいつ発足？');
  await answer.getByRole('button', { name: ja.page.copyLink, exact: true }).click();
  await expect.poll(() => page.evaluate(READ)).toBe(`${bot.url}/ja/b/jjoc#jjoc-established`);
});

test('where the browser does not let the page copy, the text stands there, selected', async ({
  visit,
}) => {
  const { page } = visit;
  await page.evaluate(
    "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))",
  );
  const answer = await visit.send('/ask when did the JJOC start?');
  await answer.getByRole('button', { name: en.page.copy, exact: true }).press('Enter');
  const area = answer.getByRole('textbox', { name: en.page.copyYourself });
  await expect.poll(() => isFocused(area)).toBe(true);
  const text = await area.inputValue();
  expect(text).toContain('24 March 2025');
  expect(await page.evaluate('String(getSelection())')).toBe(text);
  expect(await answer.locator('.said').textContent()).toBe(en.page.copyYourself);
  expect(await seriousFaults(visit)).toEqual([]);
});

test('what says nothing of the briefs offers no copy', async ({ visit }) => {
  const hello = await visit.send('hello');
  expect(await hello.locator('.card').count()).toBe(1);
  expect(await hello.locator('.share').count()).toBe(0);
});
