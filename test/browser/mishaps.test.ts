import type { Page } from 'playwright-core';
import { en } from '../../src/replies/words/en.ts';
import { expect, scrollsSideways, test } from './visit.ts';

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '/<b>bold</b>',
  '/$& $1 {command}',
  '/brief <svg onload=alert(1)>',
  'x'.repeat(2000),
  `/${'x'.repeat(1999)}`,
  `/brief ${'長'.repeat(1900)}`,
  '\u202egnp.exe\u202c \u2066\u200f',
  '/\u202etxt',
  'مرحبا /brief',
  '__proto__',
  '/brief __proto__',
  '/constructor',
];

test('hostile text stays text, in both tabs', async ({ visit }) => {
  const { page } = visit;
  for (const tab of [en.page.channel, en.page.direct]) {
    await page.getByRole('tab', { name: tab }).press('Enter');
    for (const text of HOSTILE) {
      const answer = await visit.send(text);
      const asked = page.locator('[role=tabpanel]:not([hidden]) .message.you .plain').last();
      expect(await asked.textContent()).toBe(text);
      expect(await asked.getAttribute('dir')).toBe('auto');
      expect(await page.locator('.log :is(img, script, svg, b)').count()).toBe(0);
      // Marks that turn the direction of text are not repeated inside the bot's own sentences.
      expect(await answer.locator('.notice, .card').first().textContent()).not.toMatch(
        /\p{Bidi_C}/u,
      );
    }
    expect(await scrollsSideways(page)).toBe(false);
  }
});

test('a command that does not exist is named as it was typed, and shortly', async ({ visit }) => {
  const money = await visit.send('/$&');
  expect(await money.textContent()).toContain('There is no command /$&.');
  const long = await visit.send(`/${'x'.repeat(1999)}`);
  expect((await long.textContent())?.length).toBeLessThan(200);
});

test('nothing is sent for spaces, and one Enter sends once', async ({ visit }) => {
  const { page, box } = visit;
  await box.focus();
  for (const blank of ['   ', '\u3000', '\t']) {
    await box.fill(blank);
    await visit.press('Enter');
  }
  expect(await page.locator('.message.you').count()).toBe(0);

  await box.fill('/help');
  await visit.press('Escape');
  const release = await hold(page, '**/api/command');
  await visit.press('Enter', 'Enter', 'Enter');
  await visit.answerTo(release);
  await visit.send('/brief');
  expect(await page.locator('.message.you .plain').allTextContents()).toEqual(['/help', '/brief']);
});

test('an answer that comes late does not take what was typed since', async ({ visit }) => {
  const { page, box } = visit;
  const release = await hold(page, '**/api/command');
  await box.fill('/help');
  await visit.press('Escape', 'Enter');
  await box.fill('/timeline');
  await visit.answerTo(release);
  expect(await box.inputValue()).toBe('/timeline');
});

test('keys that come before the suggestions do not take old ones', async ({ visit }) => {
  const { page, box, suggestions } = visit;
  await visit.type('/brief us');
  await expect.poll(() => suggestions.first().textContent()).toContain('usfj');
  await visit.press('ArrowDown');
  let release = await hold(page, '**/api/topics*');
  await visit.type('f');
  const answer = await visit.answerTo(() => visit.press('Enter'));
  expect(await answer.textContent()).toContain('usf');
  expect(await page.locator('.message.you .plain').allTextContents()).toEqual(['/brief usf']);
  await release();

  release = await hold(page, '**/api/topics*');
  await visit.type('/brief usf');
  await visit.press('Tab');
  await release();
  await expect.poll(() => box.inputValue()).toBe('/brief usfj');

  release = await hold(page, '**/api/topics*');
  await box.fill('');
  await page.keyboard.insertText('/brief usf');
  await visit.press('Tab');
  await release();
  await expect.poll(() => box.inputValue()).toBe('/brief usfj');
});

test('keys for suggestions wait for those of what is in the box, however late they come', async ({
  visit,
}) => {
  const { page, box, suggestions } = visit;
  const sent = page.locator('.message.you .plain');
  await visit.type('/brief u');
  await suggestions.first().waitFor();
  for (const [keys, message] of [
    [['Tab', 'Enter'], '/brief usfj'],
    [['ArrowDown', 'Enter', 'Enter'], '/brief usfj'],
    [['ArrowDown', 'ArrowUp', 'Enter', 'Enter'], /^\/brief \S{3,}$/],
  ] as const) {
    const release = await hold(page, '**/api/topics*');
    await box.fill('/brief u');
    await visit.type('s');
    expect(await suggestions.count()).toBe(0);
    await visit.press(...keys);
    expect(await box.inputValue()).toBe('/brief us');
    await visit.answerTo(release);
    expect(await sent.last().textContent()).toMatch(message);
    expect(await box.inputValue()).toBe('');
  }
});

test('who goes on typing after a Tab keeps every letter', async ({ visit }) => {
  const { page, box, suggestions } = visit;
  await visit.type('/brief u');
  await suggestions.first().waitFor();
  const release = await hold(page, '**/api/topics*');
  await visit.type('s');
  await visit.press('Tab');
  await visit.type('fk');
  await release();
  await suggestions.first().waitFor();
  expect(await box.inputValue()).toBe('/brief usfk');
  await visit.answerTo(() => visit.press('Enter'));
  expect(await page.locator('.message.you .plain').last().textContent()).toBe('/brief usfk');
});

test('suggestions that come after the box was left stay away', async ({ visit }) => {
  const { page, box, suggestions } = visit;
  const release = await hold(page, '**/api/topics*');
  await box.fill('/brief us');
  const answered = page.waitForResponse('**/api/topics*');
  await page.locator('[data-lang=ja]').focus();
  await release();
  await (await answered).finished();
  await visit.press('Enter'); // its answer comes after that of the suggestions
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('ja');
  expect(await suggestions.count()).toBe(0);
});

test('the bot is gone: the page says so, and keeps what was typed', async ({ bot, visit }) => {
  const { page, box, fieldErrors } = visit;
  const brief = await visit.send('/brief usfj');
  const question = await visit.send('/ask when did the JJOC start?');
  await bot.stopServing();

  const answer = await visit.send('/timeline usfj');
  expect(await answer.locator('.warning').textContent()).toBe(en.page.offline);
  expect(await box.inputValue()).toBe('/timeline usfj');

  const button = brief.getByRole('button', { name: en.buttons.timeline, exact: true });
  const again = await visit.answerTo(() => button.press('Enter'));
  expect(await again.textContent()).toContain(en.page.offline);
  await visit.answerTo(() => question.locator('.rating button').first().press('Enter'));
  expect(await question.locator('.rating button').count()).toBe(2);
  await visit.answerTo(() => page.locator('[data-lang=ja]').press('Enter'));
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  expect(fieldErrors.every((fault) => fault.includes('ERR_CONNECTION_REFUSED'))).toBe(true);
  fieldErrors.length = 0;

  await bot.serveAgain();
  await box.focus();
  const late = await visit.answerTo(() => visit.press('Enter'));
  expect(await late.locator('h2').count()).toBe(1);
  expect(await box.inputValue()).toBe('');
});

test('a brief edited on disk is shown at once; a faulty edit leaves the last good one', async ({
  bot,
  visit,
}) => {
  const old = bot.brief('jjoc').title.en;
  const ask = async () => (await visit.send('/brief jjoc')).locator('h2').textContent();
  expect(await ask()).toBe(old);

  const edited = await bot.edit('jjoc.yaml', (text) => text.replace(old, 'A new title'));
  expect(edited.kind).toBe('reloaded');
  expect(await ask()).toBe('A new title');
  await visit.type('/brief jj');
  await expect.poll(() => visit.suggestions.first().textContent()).toContain('A new title');
  await visit.box.fill('');

  const broken = await bot.edit('jjoc.yaml', (text) => text.replace('title:', 'titel:'));
  expect(broken.kind).toBe('kept');
  expect(await ask()).toBe('A new title');

  const mended = await bot.edit('jjoc.yaml', (text) =>
    text.replace('titel:', 'title:').replace('A new title', 'A third title'),
  );
  expect(mended.kind).toBe('reloaded');
  expect(await ask()).toBe('A third title');
});

/** Holds back requests of the page; the function returned lets them go. */
async function hold(page: Page, url: string): Promise<() => Promise<void>> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, async (route) => {
    await held;
    await route.continue().catch(() => {}); // the page may have left it
  });
  return async () => letGo();
}
