import { PAGE_COMMANDS } from '../../src/platforms/web/conversation/setup.ts';
import { en } from '../../src/replies/words/en.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { expect, isFocused, test, type Visit } from './visit.ts';

const pressed = (button: ReturnType<Visit['page']['locator']>) =>
  button.getAttribute('aria-pressed');

/** Every word of the page that a person sees or hears, outside the conversation. */
async function pageWords({ page, box }: Visit) {
  return {
    htmlLang: await page.locator('html').getAttribute('lang'),
    title: await page.title(),
    words: await page.locator('[data-word]').allTextContents(),
    labels: await page
      .locator('[aria-label]:not(.message *)')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label'))),
    placeholder: await box.getAttribute('placeholder'),
  };
}

test('the page switches to Japanese and back by keyboard', async ({ bot, visit }) => {
  const english = await pageWords(visit);
  const toJapanese = visit.page.getByRole('button', { name: '日本語', exact: true });
  await toJapanese.press('Enter');
  await expect.poll(() => pressed(toJapanese)).toBe('true');
  const japanese = await pageWords(visit);
  expect(japanese.htmlLang).toBe('ja');
  expect(japanese.title).toBe(ja.page.title);
  expect(japanese.placeholder).toBe(ja.page.channelPlaceholder);
  expect(japanese.words).not.toContain('');
  const untranslated = (a: (string | null)[], b: (string | null)[]) =>
    a.filter((x) => b.includes(x));
  expect(untranslated(japanese.words, english.words)).toEqual([]);
  expect(untranslated(japanese.labels, english.labels)).toEqual([]);
  const welcomes = visit.page.locator('.message');
  expect(await welcomes.locator('.plain > p:first-child').allTextContents()).toEqual([
    ja.page.welcomeChannel,
    ja.page.welcomeDirect,
  ]);

  const answer = await visit.send('/brief usfj');
  const card = answer.locator('.card');
  expect(await card.getAttribute('lang')).toBe('ja');
  expect(await card.locator('h2').textContent()).toBe(bot.brief('usfj').title.ja);
  expect(await card.locator('.as-of').textContent()).toMatch(/^最も新しい資料：20/);
  expect(await card.locator('.citations h3').textContent()).toBe(ja.sourcesHeading);

  await visit.page.getByRole('button', { name: 'English', exact: true }).press('Enter');
  await expect.poll(() => pressed(toJapanese)).toBe('false');
  expect(await pageWords(visit)).toEqual(english);
  expect(await card.getAttribute('lang')).toBe('ja');
});

test('a reply reads in the other language without switching the page', async ({ bot, visit }) => {
  const first = await visit.send('/brief usfj');
  const button = first.getByRole('button', { name: en.buttons.switchLanguage });
  expect(await button.getAttribute('lang')).toBe('ja');
  const second = await visit.answerTo(() => button.press('Enter'));
  const card = second.locator('.card');
  expect(await card.getAttribute('lang')).toBe('ja');
  expect(await card.locator('h2').textContent()).toBe(bot.brief('usfj').title.ja);
  expect(await card.locator('.citations h3').textContent()).toBe(ja.sourcesHeading);
  expect(await visit.page.locator('html').getAttribute('lang')).toBe('en');
  const asked = visit.page.locator('.message.you .plain').last();
  expect(await asked.getAttribute('lang')).toBe('ja');
});

test('the language of the browser is taken, that of the address before it', async ({
  bot,
  visitAs,
}) => {
  const { page } = await visitAs({ locale: 'ja-JP' });
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  await page.goto(`${bot.url}/?lang=en`);
  await expect.poll(() => page.locator('.message').count()).toBeGreaterThan(0);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('suggestions come in the language of the page', async ({ bot, visitAs }) => {
  const { type, suggestions } = await visitAs({ locale: 'ja-JP' });
  await type('/brief ');
  // The commands stand there until the topics arrive.
  const { ja } = bot.brief('usfj').title;
  await suggestions.locator('.note').getByText(ja, { exact: true }).waitFor();
});

test('the Enter that confirms text of an input method does not send it', async ({ visit }) => {
  const { page, box } = visit;
  await page.getByRole('tab', { name: en.page.direct }).press('Enter');
  await box.focus();
  const typing = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    typing.send('Input.imeSetComposition', { text, selectionStart: 0, selectionEnd: text.length });
  await compose('ざいにちべいぐん');
  await visit.press('Enter');
  await typing.send('Input.insertText', { text: '在日米軍' });
  expect(await box.inputValue()).toBe('在日米軍');
  expect(await page.locator('.message.you').count()).toBe(0);

  const answer = await visit.answerTo(() => visit.press('Enter'));
  expect(await answer.locator('ul.fact li').count()).toBeGreaterThan(0);
  expect(await page.locator('.message.you .plain').allTextContents()).toEqual(['在日米軍']);
});

test('keys of an input method do not choose or accept a suggestion', async ({ visit }) => {
  const { page, box, suggestions } = visit;
  await visit.type('/');
  await suggestions.first().waitFor();
  const typing = await page.context().newCDPSession(page);
  await typing.send('Input.imeSetComposition', { text: 'b', selectionStart: 1, selectionEnd: 1 });
  await visit.press('ArrowDown', 'Tab');
  expect(await page.locator('[aria-selected=true][role=option]').count()).toBe(0);
  expect(await box.inputValue()).toBe('/b');
});

test('wide signs of a Japanese keyboard call commands too', async ({ bot, visit }) => {
  await visit.page.keyboard.insertText('／');
  await expect.poll(() => visit.suggestions.count()).toBe(PAGE_COMMANDS.length);
  await visit.box.fill('');
  const answer = await visit.send('／ｂｒｉｅｆ　在日米軍');
  expect(await answer.locator('h2').textContent()).toBe(bot.brief('usfj').title.en);
});

test('tabs change with the arrow keys; in the direct message plain words are answered', async ({
  visit,
}) => {
  const channel = visit.page.getByRole('tab', { name: en.page.channel });
  const direct = visit.page.getByRole('tab', { name: en.page.direct });
  await visit.send('/brief jjoc');
  await channel.focus();
  await visit.press('ArrowRight');
  expect(await isFocused(direct)).toBe(true);
  expect(await direct.getAttribute('aria-selected')).toBe('true');
  expect(await channel.getAttribute('aria-selected')).toBe('false');
  expect(await channel.getAttribute('tabindex')).toBe('-1');
  expect(await visit.page.locator('#panel-channel').isVisible()).toBe(false);
  expect(await visit.box.getAttribute('placeholder')).toBe(en.page.directPlaceholder);

  const answer = await visit.send('在日米軍');
  expect(await answer.locator('.card').getAttribute('lang')).toBe('ja');
  expect(await answer.locator('ul.fact li .marks button').count()).toBeGreaterThan(0);
  expect(await answer.locator('.citations li').count()).toBeGreaterThan(0);
  expect(await visit.page.locator('#panel-channel h2').count()).toBe(1);
  await direct.focus();
  await visit.press('ArrowLeft');
  expect(await isFocused(channel)).toBe(true);
  expect(await visit.page.locator('#panel-channel h2').isVisible()).toBe(true);
});

test('dark and light follow the system until the person chooses', async ({ visitAs }) => {
  const { page } = await visitAs({ colorScheme: 'dark' });
  const button = page.locator('#theme');
  const isDark = async () => {
    const colour = await page
      .locator('html')
      .evaluate((node) => node.ownerDocument.defaultView?.getComputedStyle(node).backgroundColor);
    return Number(/\d+/.exec(colour ?? '')?.[0]) < 128;
  };
  const state = async () => ({ dark: await isDark(), pressed: await pressed(button) });
  expect(await state()).toEqual({ dark: true, pressed: 'true' });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(state).toEqual({ dark: false, pressed: 'false' });

  await button.press('Enter');
  expect(await state()).toEqual({ dark: true, pressed: 'true' });
  await button.press('Space');
  expect(await state()).toEqual({ dark: false, pressed: 'false' });
});
