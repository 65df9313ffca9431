import { expect, onTestFinished, test } from 'vitest';
import {
  EVENTS_PATH,
  INSTALL_PATH,
  manifestFor,
} from '../../src/platforms/slack/registration/index.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { startSlack } from '../peers/slack/server.ts';
import type { Manifest } from '../peers/slack/state/world.ts';
import { startProcess } from '../support/bot-process.ts';
import { emptyPostgres } from '../support/stores.ts';

test('two processes serve all workspaces that install the app at either of them', async () => {
  const manifest = manifestFor({ kind: 'distributed', url: 'https://bot.example.org' });
  const slack = await startSlack({ manifest: manifest as unknown as Manifest });
  onTestFinished(() => slack.close());
  const env = {
    ...{ DATABASE_URL: await emptyPostgres(), EMBEDDING_MODEL: 'none' },
    ...{ SLACK_API_URL: slack.url, SLACK_SIGNING_SECRET: slack.signingSecret },
    ...{ SLACK_CLIENT_ID: slack.oauth.clientId, SLACK_CLIENT_SECRET: slack.oauth.clientSecret },
    SLACK_STATE_SECRET: 's'.repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const bots = [startProcess(env), startProcess(env)];
  const [one = '', two = ''] = await Promise.all(bots.map((bot) => bot.page()));
  for (const url of [one, two]) {
    const ready = async () => (await fetch(`${url}/readyz`)).json();
    await expect.poll(ready, { timeout: 20_000 }).toEqual([]);
  }

  const north = slack.addWorkspace('north');
  const begun = await fetch(one + INSTALL_PATH, { redirect: 'manual' });
  const cookie = begun.headers.getSetCookie().map((each) => each.split(';')[0]);
  const back = slack.approve(begun.headers.get('location') ?? '', north.world);
  const address = two + back.pathname + back.search;
  const ended = await fetch(address, { headers: { cookie: cookie.join('; ') } });
  expect(ended.status).toBe(200);
  for (const url of [one, two]) {
    slack.callAt(url + EVENTS_PATH);
    const { blocks } = await north.runCommand('/brief', 'usfj').message();
    expect(JSON.stringify(blocks)).toContain(wordsFor('en').bottomLine);
  }
  expect(await Promise.all(bots.map((bot) => bot.stop()))).toEqual([0, 0]);
  const said = bots.flatMap(({ lines }) => lines.entries).join('\n');
  expect(said).toMatch(/Slack on, by HTTP, for all workspaces/);
  expect(said).not.toMatch(/xox[be]|"level":[56]0/);
});
