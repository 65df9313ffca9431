import { parse } from 'discord-markdown-parser';
import { LANGS } from '../../src/library/schema.ts';
import type { Answer } from '../../src/platforms/web/conversation/answer.ts';
import { en } from '../../src/replies/words/en.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { expect, inView, isFocused, scrollsSideways, test, type Visit } from './visit.ts';

const DISCORD = '?view=discord';

/** Switches the view by keyboard. */
const look = ({ page }: Visit, view: 'plain' | 'discord') =>
  page.locator(`button[data-view=${view}]`).press('Enter');

const pressed = ({ page }: Visit) => page.locator('[data-view][aria-pressed=true]').textContent();

test('replies are looked at in either view, chosen by keyboard and kept in the address', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  const answer = await visit.send('/brief usfj');
  await answer.locator('.actions summary').press('Enter');
  expect(await pressed(visit)).toBe(en.page.plain);
  expect(await page.locator('.discord').count()).toBe(0);

  await look(visit, 'discord');
  expect(await pressed(visit)).toBe('Discord');
  expect(await answer.locator('.card').count()).toBe(0);
  expect(await answer.locator('.discord h2').textContent()).toBe(bot.brief('usfj').title.en);
  await visit.send('/brief jjoc');
  expect(await page.locator('.discord').count()).toBe(2);

  await look(visit, 'plain');
  expect(await page.locator('.discord').count()).toBe(0);
  expect(await page.locator('.card').count()).toBe(2);
  expect(
    await answer.locator('.actions details').evaluate((menu) => menu.hasAttribute('open')),
  ).toBe(true);

  await look(visit, 'discord');
  await page.locator('[data-lang=ja]').press('Enter');
  await expect.poll(() => page.title()).toBe(ja.page.title);
  await page.reload();
  await page.locator('.message').first().waitFor();
  expect(await pressed(visit)).toBe('Discord');
  expect(await page.title()).toBe(ja.page.title);
});

test('the first message in sight stays there when the view changes', async ({ visit }) => {
  await visit.send('/brief usfj');
  const second = await visit.send('/brief jjoc');
  await visit.send('/brief undecided');
  await second.locator('h2').evaluate((title) => title.scrollIntoView());
  for (const view of ['discord', 'plain'] as const) {
    await look(visit, view);
    expect(await inView(second.locator('h2'))).toBe(true);
  }
});

test('pages turn in place, and the focus stays where it can', async ({ visit }) => {
  const { page } = visit;
  await look(visit, 'discord');
  const answer = await visit.send('/brief usfj');
  const button = (name: string) => answer.getByRole('button', { name, exact: true });
  expect(await button('1 / 3').isDisabled()).toBe(true);
  expect(await button(en.chat.previous).isDisabled()).toBe(true);
  await button(en.chat.next).press('Enter');
  await button('2 / 3').waitFor();
  expect(await isFocused(button(en.chat.next))).toBe(true);
  expect(await inView(answer.locator('h2'))).toBe(true);
  await visit.press('Enter');
  await button('3 / 3').waitFor();
  expect(await button(en.chat.next).isDisabled()).toBe(true);
  expect(await isFocused(answer.locator('h2'))).toBe(true);
  expect(await page.locator('.message').count()).toBe(4); // two of them greetings

  await button(en.buttons.switchLanguage).press('Enter');
  await answer.getByRole('button', { name: ja.chat.next, exact: true }).waitFor();
  expect(await answer.locator('.discord').getAttribute('lang')).toBe('ja');
  await look(visit, 'plain');
  expect(await answer.locator('.card').getAttribute('lang')).toBe('ja');
});

test('a menu opens a brief in place; below an answer buttons open one beside it', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  await look(visit, 'discord');
  const answer = await visit.send('/brief usfj');
  await answer.locator('summary').press('Enter');
  await visit.press('Tab', 'Enter');
  await expect.poll(() => answer.locator('h2').textContent()).toBe(bot.brief('jjoc').title.en);
  expect(await isFocused(answer.locator('h2'))).toBe(true);

  const reply = await visit.send('/ask when did the JJOC start?');
  expect(await reply.locator('h2').count()).toBe(0);
  const title = bot.brief('jjoc').title.en;
  const opened = await visit.answerTo(() =>
    reply.getByRole('button', { name: title, exact: true }).press('Enter'),
  );
  expect(await opened.locator('h2').textContent()).toBe(title);
  expect(await isFocused(opened.locator('h2'))).toBe(true);

  const thanks = await visit.answerTo(() =>
    reply.getByRole('button', { name: en.answer.helpful, exact: true }).press('Enter'),
  );
  expect(await thanks.textContent()).toContain(en.answer.rated);
  expect((await bot.ratings()).length).toBeGreaterThan(0);
  expect(await page.locator('.message.you').count()).toBe(2);
});

type Node = { readonly type: string; readonly content?: unknown; readonly name?: string };

/** What Discord's own markdown makes of a text: its words, without lists, which the parser knows not. */
function shownByDiscord(markdown: string): { text: string; kinds: string[] } {
  const kinds: string[] = [];
  const read = (node: Node): string => {
    if (node.type === 'twemoji') return node.name ?? '';
    if (!['text', 'br'].includes(node.type)) kinds.push(node.type);
    return Array.isArray(node.content) ? node.content.map(read).join('') : `${node.content ?? ''}`;
  };
  const lines = markdown.split('\n').map((line) => line.replace(/^ *(?:-|-#) /, ''));
  const text = (parse(lines.join('\n'), 'extended') as Node[]).map(read).join('');
  return { text, kinds };
}

const withoutSpace = (text: string) => text.replace(/\s/g, '');

/** The elements that a drawn message may consist of. */
const ELEMENTS = 'div h2 h3 p br hr ul li strong a button span details summary'.split(' ');

/** What is seen of a message as the page draws it. */
type Seen = { texts: string[]; strong: number; links: number; elements: string[] };

/** Draws every message of the answers in the page. In words: Vitest would rewrite an `import()`. */
async function drawn({ page }: Visit, answers: readonly Answer[]): Promise<Seen[]> {
  return page.evaluate(`import('/discord/render-discord.js').then(({ renderDiscord }) =>
    ${JSON.stringify(answers)}.flatMap((answer) =>
      answer.previews.discord.messages.map((_, i) => {
        const node = renderDiscord(answer, i, () => {});
        const all = (selector) => [...node.querySelectorAll(selector)];
        return {
          texts: all('.markdown').map((one) => one.textContent),
          strong: all('.markdown strong').length,
          links: all('.markdown a[href^=http]').length,
          elements: all('*').map((one) => one.localName),
        };
      })))`);
}

/** The HTML of texts in Discord's markdown, as the page draws them. */
async function htmlOf({ page }: Visit, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(`import('/discord/discord-markdown.js').then(({ renderMarkdown }) =>
    ${JSON.stringify(texts)}.map((text) => renderMarkdown(text).innerHTML))`);
}

/** The texts of every message of an answer. */
function textsOf({ previews }: Answer): string[][] {
  const messages = previews.discord.messages as {
    components: [{ components: { type: number; content: string }[] }];
  }[];
  return messages.map(({ components: [container] }) =>
    container.components.flatMap(({ type, content }) => (type === 10 ? content : [])),
  );
}

async function command(url: string, body: object): Promise<Answer> {
  const response = await fetch(`${url}/api/command`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

test('every page of every brief is drawn as Discord reads it, without leftovers of markup', async ({
  bot,
  visit,
}) => {
  const requests = LANGS.flatMap((lang) => [
    ...bot.briefs.flatMap(({ id }) =>
      ['brief', 'timeline', 'sources'].map((name) => ({
        command: name,
        options: { topic: id },
        lang,
      })),
    ),
    ...['brief', 'timeline', 'sources', 'help'].map((name) => ({
      command: name,
      options: {},
      lang,
    })),
    { command: 'ask', options: { question: 'JJOC?' }, lang },
    { command: 'brief', options: { topic: 'no such' }, lang },
  ]);
  const answers = await Promise.all(requests.map((body) => command(bot.url, body)));
  const expected = answers.flatMap(textsOf);
  const pages = await drawn(visit, answers);
  expect(pages.length).toBe(expected.length);
  expect(pages.length).toBeGreaterThan(100);
  pages.forEach(({ texts, strong, links, elements }, i) => {
    const byDiscord = (expected[i] ?? []).map(shownByDiscord);
    expect(texts.map(withoutSpace)).toEqual(byDiscord.map(({ text }) => withoutSpace(text)));
    const kinds = byDiscord.flatMap((one) => one.kinds);
    expect(strong).toBe(kinds.filter((kind) => kind === 'strong').length);
    expect(links).toBe(kinds.filter((kind) => kind === 'link' || kind === 'url').length);
    for (const text of texts) expect(text).not.toMatch(/\*\*|\\|\]\(|<http|-#|##/);
    expect(elements.filter((name) => !ELEMENTS.includes(name))).toEqual([]);
  });
});

const HOSTILE =
  '<img src=x onerror=alert(1)> **bold** _em_ `code` [x](<https://evil.example>) \\* # - 1. ||s|| @everyone </div>';

test('signs of markup in a text are shown as they are; markup of the page they never become', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  await look(visit, 'discord');
  await bot.edit('jjoc.yaml', (text) =>
    text.replace(/^( *)bottomLine:\n( *)en:.*$/m, (_, a, b) => {
      return `${a}bottomLine:\n${b}en: ${JSON.stringify(HOSTILE)}`;
    }),
  );
  const brief = await visit.send('/brief jjoc');
  expect(await brief.locator('.markdown').nth(1).textContent()).toContain(HOSTILE);
  const typed = '<img src=x onerror=alert(1)> **b** [x](https://evil.example)';
  const miss = await visit.send(`/brief ${typed}`);
  expect(await miss.locator('.discord').textContent()).toContain(`“${typed}”`);
  expect(await page.locator('main :is(img, script, style, iframe, object)').count()).toBe(0);
  expect(await page.locator('main a[href*=evil]').count()).toBe(0);

  const raw = await htmlOf(visit, [
    '<b>x</b> &amp;',
    '[x](<javascript:alert(1)>)',
    '[x](<https://a.example/?q=%22onclick=%22>)',
    '**a\\*\\*b** \\[x\\](<https://a.example>)',
    '\\# no \\- no\n# one\n## two\n### three\n-# small',
    'above\n- one\n  - below\n  - below too\n- two\n  more of two\n\nafter\nand after',
    '  - deep at the beginning\n**never closed',
  ]);
  const link = (href: string) =>
    `<a href="${href}" target="_blank" rel="noopener noreferrer">x</a>`;
  expect(raw).toEqual([
    '<p class="lines">&lt;b&gt;x&lt;/b&gt; &amp;amp;</p>',
    '<p class="lines">[x](&lt;javascript:alert(1)&gt;)</p>',
    `<p class="lines">${link('https://a.example/?q=%22onclick=%22')}</p>`,
    '<p class="lines"><strong>a**b</strong> [x](&lt;https://a.example&gt;)</p>',
    '<p class="lines"># no - no</p><h2 tabindex="-1" class="level-1">one</h2><h2 tabindex="-1" class="level-2">two</h2><h3>three</h3><p class="subtext">small</p>',
    '<p class="lines">above</p><ul><li>one<ul><li>below</li><li>below too</li></ul></li><li>two<br>more of two</li></ul><p class="lines">after<br>and after</p>',
    '<ul><li>deep at the beginning</li></ul><p class="lines">**never closed</p>',
  ]);
});

test('pages that no button can turn stand one below the other, as Discord would get them', async ({
  bot,
  visit,
}) => {
  const answer = await command(bot.url, { command: 'brief', options: { topic: 'usfj' } });
  const { messages } = answer.previews.discord;
  const previews = { ...answer.previews, discord: { messages, way: 'follow' as const } };
  const following = { ...answer, previews };
  const [first] = await drawn(visit, [following]);
  expect(first?.elements.filter((name) => name === 'h2').length).toBe(messages.length);
  expect(first?.texts.length).toBe(textsOf(answer).flat().length);
});

test('the bot is gone: a button says so, and the message stays', async ({ bot, visit }) => {
  const { page, fieldErrors } = visit;
  await look(visit, 'discord');
  const answer = await visit.send('/brief usfj');
  await bot.stopServing();
  const said = await visit.answerTo(() =>
    answer.getByRole('button', { name: en.chat.next, exact: true }).press('Enter'),
  );
  expect(await said.textContent()).toContain(en.page.offline);
  expect(await answer.locator('h2').textContent()).toBe(bot.brief('usfj').title.en);
  expect(await page.locator('.discord').count()).toBe(1);
  expect(fieldErrors.every((fault) => fault.includes('ERR_CONNECTION_REFUSED'))).toBe(true);
  fieldErrors.length = 0;
  await bot.serveAgain();
});

test('on a narrow phone nothing of it scrolls sideways', async ({ bot, visitAs }) => {
  for (const lang of LANGS) {
    const visit = await visitAs({ viewport: { width: 320, height: 500 } });
    await visit.page.goto(`${bot.url}/${DISCORD}&lang=${lang}`);
    await visit.page.locator('.message').first().waitFor();
    const answer = await visit.send('/brief usfj');
    await answer.locator('summary').press('Enter');
    await visit.send('/sources');
    expect(await scrollsSideways(visit.page)).toBe(false);
  }
});
