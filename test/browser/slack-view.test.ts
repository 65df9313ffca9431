import { LANGS } from '../../src/library/schema.ts';
import type { Payload } from '../../src/platforms/slack/rendering/payload.ts';
import type { Answer } from '../../src/platforms/web/conversation/answer.ts';
import { en } from '../../src/replies/words/en.ts';
import { ja } from '../../src/replies/words/ja.ts';
import { textOf } from '../platforms/slack/pages-of.ts';
import { expect, inView, isFocused, scrollsSideways, test, type Visit } from './visit.ts';

const look = ({ page }: Visit, view: 'plain' | 'discord' | 'slack') =>
  page.locator(`button[data-view=${view}]`).press('Enter');

const withoutSpace = (text: string) => text.replace(/\s/g, '');

const messagesOf = ({ previews }: Answer) => previews.slack.messages as readonly Payload[];

async function command(url: string, body: object): Promise<Answer> {
  const response = await fetch(`${url}/api/command`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

type Seen = { text: string; bold: number; links: string[]; builder: string };

/** Draws every message of the answers in the page. In words: Vitest would rewrite an `import()`. */
async function drawn({ page }: Visit, answers: readonly Answer[]): Promise<Seen[]> {
  return page.evaluate(`import('/slack/render-slack.js').then(({ renderSlack }) =>
    ${JSON.stringify(answers)}.flatMap((answer) =>
      answer.previews.slack.messages.map((_, i) => {
        const node = renderSlack(answer, i, () => {}, {});
        const builder = node.querySelector('.builder');
        builder.remove();
        const text = [...node.querySelectorAll('h2, .context, .rich')].map((one) => one.textContent);
        return {
          text: text.join('\\n'),
          bold: node.querySelectorAll('strong').length,
          links: [...node.querySelectorAll('a')].map((one) => one.href),
          builder: builder.querySelector('a').href,
        };
      })))`);
}

test('every page of every brief is drawn as it is sent, and opens in the builder as it is sent', async ({
  bot,
  visit,
}) => {
  const names = ['brief', 'timeline', 'sources'];
  const requests = LANGS.flatMap((lang) => [
    ...[...bot.briefs.map(({ id }) => id), 'no such', undefined].flatMap((topic) =>
      names.map((name) => ({ command: name, options: { topic }, lang })),
    ),
    { command: 'help', options: {}, lang },
    { command: 'ask', options: { question: 'JJOC?' }, lang },
  ]);
  const answers = await Promise.all(requests.map((body) => command(bot.url, body)));
  const expected = answers.flatMap(messagesOf);
  const pages = await drawn(visit, answers);
  expect(pages.length).toBe(expected.length);
  expect(pages.length).toBeGreaterThan(100);
  pages.forEach(({ text, bold, links, builder }, i) => {
    const message = expected[i] as Payload;
    const written = JSON.stringify(message.blocks);
    expect(withoutSpace(text)).toBe(withoutSpace(textOf(message)));
    expect(bold).toBe(written.match(/"bold":true|\*[^*"]+\*/g)?.length ?? 0);
    expect(links.length).toBe(written.match(/"type":"link"|<https?:[^|>]+\|/g)?.length ?? 0);
    const [address, hash = ''] = builder.split('#');
    expect(address).toBe('https://app.slack.com/block-kit-builder/');
    expect(JSON.parse(decodeURIComponent(hash))).toEqual({ blocks: message.blocks });
  });
});

test('pages turn in place, briefs open, votes count, and it all is kept in the address', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  await look(visit, 'slack');
  const answer = await visit.send('/brief usfj');
  const button = (name: string) => answer.getByRole('button', { name, exact: true });
  await button(`${en.chat.next} ▶`).press('Enter');
  await answer.getByText('2 / 3').waitFor();
  expect(await isFocused(button(`${en.chat.next} ▶`))).toBe(true);
  expect(await inView(answer.locator('h2'))).toBe(true);
  await button(`◀ ${en.chat.previous}`).press('Enter');
  await answer.getByText('1 / 3').waitFor();
  await button(en.buttons.switchLanguage).press('Enter');
  await button(`${ja.chat.next} ▶`).waitFor();
  await answer.locator('summary').press('Enter');
  await visit.press('Tab', 'Enter');
  await expect.poll(() => answer.locator('h2').textContent()).toBe(bot.brief('jjoc').title.ja);

  const reply = await visit.send('/ask when did the JJOC start?');
  const opened = await visit.answerTo(() =>
    reply.getByRole('button', { name: bot.brief('jjoc').title.en, exact: true }).press('Enter'),
  );
  expect(await opened.locator('h2').textContent()).toBe(bot.brief('jjoc').title.en);
  const thanks = await visit.answerTo(() =>
    reply.getByRole('button', { name: `👍 ${en.answer.helpful}`, exact: true }).press('Enter'),
  );
  expect(await thanks.textContent()).toContain(en.answer.rated);
  expect((await bot.ratings()).length).toBeGreaterThan(0);

  await page.reload();
  await page.locator('.message').first().waitFor();
  expect(await page.locator('[data-view][aria-pressed=true]').textContent()).toBe('Slack');
});

test.for([
  ['en-US', 'light', 320],
  ['ja-JP', 'dark', 900],
] as const)(
  'nothing scrolls sideways: %s, %s, %i wide',
  async ([locale, colorScheme, width], { visitAs }) => {
    const visit = await visitAs({ locale, colorScheme, viewport: { width, height: 800 } });
    await look(visit, 'slack');
    for (const text of ['/brief', '/sources', `/brief ${'x'.repeat(300)}`]) await visit.send(text);
    expect(await scrollsSideways(visit.page)).toBe(false);
  },
);

const HOSTILE =
  '<img src=x onerror=alert(1)> *b* _e_ ~s~ `c` &amp; <https://evil.example|x> <!here>';

test('signs of markup are shown as they are, and nothing becomes markup of the page', async ({
  bot,
  visit,
}) => {
  const { page } = visit;
  await look(visit, 'slack');
  await bot.edit('jjoc.yaml', (text) =>
    text.replace(/^( *)bottomLine:\n( *)en:.*$/m, (_, a, b) => {
      return `${a}bottomLine:\n${b}en: ${JSON.stringify(HOSTILE)}`;
    }),
  );
  const brief = await visit.send('/brief jjoc');
  expect(await brief.locator('.slack').textContent()).toContain(HOSTILE);
  const miss = await visit.send('/brief <img src=x onerror=alert(1)>');
  expect(await miss.locator('.slack').textContent()).toContain('“<img src=x onerror=alert(1)>”');
  expect(await page.locator('main :is(img, script, style, iframe, object)').count()).toBe(0);
  expect(await page.locator('main .rich a[href*=evil]').count()).toBe(0);
});
