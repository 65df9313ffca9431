import { PAGE_COMMANDS } from '../../src/platforms/web/conversation/setup.ts';
import { en } from '../../src/replies/words/en.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { seriousFaults } from './axe.ts';
import { expect, inView, isFocused, test } from './visit.ts';

test('a brief by keyboard alone: command, topic, Enter', async ({ bot, visit }) => {
  const { page, box, suggestions } = visit;
  const usfj = bot.brief('usfj');
  await visit.type('/');
  await suggestions.first().waitFor();
  expect(await suggestions.locator('strong').allTextContents()).toEqual(
    PAGE_COMMANDS.map(({ name }) => `/${name}`),
  );
  expect(await suggestions.first().textContent()).toContain('Show a brief');
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  expect(await box.getAttribute('aria-activedescendant')).toBeNull();

  await visit.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
  await visit.press('Enter');
  expect(await box.inputValue()).toBe('/brief ');

  await expect.poll(() => suggestions.count()).toBe(bot.briefs.length);
  await visit.type('us');
  await expect.poll(() => suggestions.count()).toBeLessThan(bot.briefs.length);
  expect(await suggestions.first().textContent()).toContain(usfj.title.en);
  await visit.press('Tab');
  expect(await box.inputValue()).toBe('/brief usfj');
  expect(await suggestions.count()).toBe(0);
  expect(await isFocused(box)).toBe(true);

  const answer = await visit.answerTo(() => visit.press('Enter'));
  expect(await answer.locator('h2').textContent()).toBe(usfj.title.en);
  expect(await answer.locator('.as-of').textContent()).toMatch(/^Newest source: .+ · held against/);
  expect(await answer.locator('p').allTextContents()).toContainEqual(
    expect.stringContaining(usfj.bottomLine.en),
  );
  expect(await answer.locator('ul.fact > li').count()).toBe(usfj.facts.length);
  expect(await box.inputValue()).toBe('');
});

test.for([
  '/check The JJOC launched in March 2025 in Naha',
  'check: The JJOC launched in March 2025 in Naha',
  '確認：統合作戦司令部は2025年3月に那覇で発足した',
])('a statement is checked: %s', async (typed, { visit }) => {
  const answer = await visit.send(typed);
  const { check } = wordsFor(typed.startsWith('確認') ? 'ja' : 'en');
  const [date, place] = typed.startsWith('確認') ? ['2025年3月', '那覇'] : ['March 2025', 'Naha'];
  const told = await answer.textContent();
  expect(told).toContain(check.supported([date]));
  expect(told).toContain(check.notCovered([place]));
  expect(await answer.locator('ul.fact > li').count()).toBeGreaterThan(0);
  expect(await seriousFaults(visit)).toEqual([]);
});

test('the top of a new answer, and what was asked, are in view', async ({ visit }) => {
  await visit.send('/brief usfj');
  const answer = await visit.send('/brief undecided');
  await expect.poll(() => inView(answer.locator('h2'))).toBe(true);
  await expect
    .poll(() => inView(visit.page.getByText('/brief undecided', { exact: true })))
    .toBe(true);
});

test('Escape and clicks elsewhere close the suggestions; ArrowUp starts at the end', async ({
  visit,
}) => {
  const { box, suggestions } = visit;
  await visit.type('/');
  await suggestions.first().waitFor();
  await visit.press('ArrowUp');
  expect(await suggestions.last().getAttribute('aria-selected')).toBe('true');
  await visit.press('ArrowDown');
  expect(await suggestions.first().getAttribute('aria-selected')).toBe('true');
  await visit.press('Escape');
  expect(await suggestions.count()).toBe(0);
  expect(await box.inputValue()).toBe('/');
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  await visit.press('Tab');
  expect(await isFocused(box)).toBe(false);
});

test('an unknown topic: what is near is offered, and pressing it opens the brief', async ({
  bot,
  visit,
}) => {
  const title = bot.brief('usfj').title.en;
  const unknown = await visit.send('/brief usjf');
  expect(await unknown.locator('.warning').textContent()).toContain('usjf');
  const offered = unknown.locator('ul.topic').first().getByRole('button');
  expect(await offered.allTextContents()).toContain(title);
  const button = unknown.locator('.actions').getByRole('button', { name: title, exact: true });
  for (const way of [offered.first(), button]) {
    const answer = await visit.answerTo(() => way.press('Enter'));
    expect(await answer.locator('h2').textContent()).toBe(title);
    expect(await answer.locator('.as-of').count()).toBe(1);
  }
});

test('what is near to an unknown topic of another command opens with that command', async ({
  visit,
}) => {
  const unknown = await visit.send('/timeline usjf');
  const answer = await visit.answerTo(() =>
    unknown.locator('ul.topic').first().getByRole('button').first().press('Enter'),
  );
  expect(await answer.locator('h2').textContent()).toMatch(/^Timeline: /);
});

test('an unknown command is answered with what to do', async ({ visit }) => {
  const unknown = await visit.send('/frob usfj');
  expect(await unknown.textContent()).toContain('There is no command /frob.');
  expect(await visit.box.inputValue()).toBe('');
});

test('timeline, sources, help and the index are drawn', async ({ bot, visit }) => {
  const timeline = await visit.send('/timeline usfj');
  expect(await timeline.locator('h2').textContent()).toMatch(/^Timeline: /);
  expect(await timeline.locator('h3').allTextContents()).toContain('30 March 2025');

  const sources = await visit.send('/sources');
  const links = sources.locator('ul.source a');
  expect(await links.count()).toBeGreaterThan(1);
  for (const link of await links.all()) {
    expect(await link.getAttribute('href')).toMatch(/^https?:/);
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  }

  const help = await visit.send('/help');
  expect(await help.locator('code').allTextContents()).toContain('/timeline [topic]');

  const index = await visit.send('/brief');
  const titles = bot.briefs.map(({ title }) => title.en);
  const listed = await index.locator('ul.topic button').allTextContents();
  expect(listed.toSorted()).toEqual(titles.toSorted());
});

test('a disputed fact is labelled and shows its sides below it', async ({ bot, visit }) => {
  const answer = await visit.send('/brief undecided');
  const facts = bot.brief('undecided').facts;
  const labels = await answer.locator('.label').allTextContents();
  // "Undecided (as known on 1 April 2025)": the status is what counts here.
  const statuses = labels.flatMap((label) => /^(?:Disputed|Undecided)/.exec(label)?.[0] ?? []);
  expect(statuses.toSorted()).toEqual(
    facts
      .flatMap(({ status }) =>
        status === 'disputed' ? 'Disputed' : status === 'undecided' ? 'Undecided' : [],
      )
      .toSorted(),
  );
  const disputed = answer.locator('li', { has: visit.page.getByText('Disputed', { exact: true }) });
  expect(await disputed.locator('ul.sides > li').count()).toBeGreaterThan(1);
});

test('a related brief opens by keyboard, and the focus goes to it', async ({ bot, visit }) => {
  const answer = await visit.send('/brief usfj');
  const related = bot.brief(bot.brief('usfj').related?.[1] ?? '');
  await answer.locator('.actions summary').press('Enter');
  await visit.press('Tab', 'Tab');
  const next = await visit.answerTo(() => visit.press('Enter'));
  const heading = next.locator('h2');
  expect(await heading.textContent()).toBe(related.title.en);
  await expect.poll(() => isFocused(heading)).toBe(true);
});

test('a question is answered with sources; a vote by keyboard is counted and thanked for', async ({
  bot,
  visit,
}) => {
  const answer = await visit.send('/ask when did the JJOC start?');
  expect(await answer.locator('ul.fact').textContent()).toContain('24 March 2025');
  expect(await answer.locator('.citations li').count()).toBeGreaterThan(0);
  const rating = answer.locator('.rating');
  await answer.getByRole('button', { name: en.answer.helpful, exact: true }).press('Enter');
  await expect.poll(() => rating.textContent()).toBe(en.answer.rated);
  expect(await isFocused(rating)).toBe(true);
  const ratings = await bot.ratings();
  expect(ratings.length).toBe(await answer.locator('ul.fact > li').count());
  expect(ratings.every(({ up, down }) => up === 1 && down === 0)).toBe(true);
});

test('each tab is a conversation of its own, and each visit', async ({ visitAs }) => {
  const names: string[] = [];
  for (const visit of [await visitAs(), await visitAs()]) {
    visit.page.on('request', (request) => {
      if (request.method() === 'POST') names.push(request.postDataJSON().conversation);
    });
    await visit.send('/help');
    await visit.send('/brief jjoc');
    await visit.page.getByRole('tab', { name: en.page.direct }).press('Enter');
    await visit.send('when did it start?');
  }
  const [first, second, direct, other] = names;
  expect(first).toMatch(/^[\d-]{8,64}$/);
  expect(second).toBe(first);
  expect(new Set([first, direct, other]).size).toBe(3);
});
