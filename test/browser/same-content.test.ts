import { LANGS } from '../../src/library/schema.ts';
import { renderText } from '../../src/platforms/terminal/render.ts';
import type { Answer } from '../../src/platforms/web/conversation/answer.ts';
import { textOf as discordText, messagesOf } from '../platforms/discord/messages-of.ts';
import { pagesOf, textOf as slackText } from '../platforms/slack/pages-of.ts';
import { shipped } from '../support/libraries.ts';
import { nearQuestion } from '../support/near-question.ts';
import { expect, test } from './visit.ts';

/** Lines as wide as they come. */
const WIDE = { columns: 100_000, color: false };

/** What is said about the world, line by line in its order: whatever carries a citation. */
function saidIn(text: string): string[] {
  const lines = text
    .split('\n')
    .filter((line) => /\[\d+(?:¶\d+)?\]/.test(line) && !/^(?:-# )?\[\d+\] /.test(line));
  return [...new Set(lines.map((line) => line.replace(/[^\p{L}\p{N}¶]/gu, '')))];
}

/** The sources that are named, by publisher and date. */
function sourcesIn(text: string): string[] {
  const lines = [
    ...text.matchAll(/^(?:-# )?(\[\d+\] .*?)(?:, |、)(?:¶|seen in part|一部のみ確認)/gm),
  ].map(([, line = '']) => line);
  return [...new Set(lines.map((line) => line.replace(/[^\p{L}\p{N}]/gu, '')))].sort();
}

const asked = LANGS.flatMap((lang) => [
  { lang, typed: '/brief usfj' },
  { lang, typed: '/brief jjoc' },
  { lang, typed: '/brief undecided' },
  { lang, typed: '/timeline usfj' },
  {
    lang,
    typed: lang === 'ja' ? '/ask 統合作戦司令部はいつ発足？' : '/ask when did the JJOC start?',
  },
  {
    lang,
    typed: lang === 'ja' ? '/ask 在日米軍は何人？' : '/ask how many U.S. troops are in Japan?',
  },
  { lang, typed: `/ask ${nearQuestion(shipped, lang)}` },
]);

test.for(asked)(
  '$typed in $lang says the same on Discord, on Slack, in the terminal and on the page',
  async ({ lang, typed }, { visitAs }) => {
    const visit = await visitAs({ locale: lang });
    const asking = visit.page.waitForResponse((response) =>
      response.url().endsWith('/api/command'),
    );
    const card = await visit.send(typed);
    const reply = (await (await asking).json()) as Answer;
    for (const rest of await card.locator('.rest > summary').all()) await rest.press('Enter');
    // biome-ignore lint/performance/useDomNodeTextContent: its lines are what is compared.
    const page = await card.locator('.card').innerText();
    const terminal = renderText(reply, WIDE);
    const discord = messagesOf(reply)
      .map(discordText)
      .join('\n')
      .replace(/\\([^\w\s])/g, '$1');
    const slack = pagesOf(reply).map(slackText).join('\n');

    const said = saidIn(terminal);
    expect(said.length).toBeGreaterThan(0);
    expect({ page: saidIn(page), discord: saidIn(discord), slack: saidIn(slack) }).toEqual({
      page: said,
      discord: said,
      slack: said,
    });
    expect(sourcesIn(slack)).toEqual(sourcesIn(discord));
    expect(sourcesIn(slack)).toEqual(sourcesIn(terminal));
    expect(sourcesIn(slack).length).toBe(reply.citations.length);
  },
);
