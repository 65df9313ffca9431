import { afterAll, describe } from 'vitest';
import { realPictures, waitForPictures } from '../shared/pictured.ts';
import { expect, manifestOver, test, textOf } from './running-bot.ts';

/** Waits a little, whatever it is told: real time is Bolt's and the network's. */
const quickly = (waits: number[]) => async (ms: number, signal: AbortSignal) => {
  // The patience with a person's language is no wait between attempts.
  if (ms === 1500)
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  waits.push(ms);
};

describe('what Slack refuses is told once, with the remedy', () => {
  test.for([
    ['auth.test', 'invalid_auth', /SLACK_BOT_TOKEN is not valid \(invalid_auth\)\. .*install it/],
    ['auth.test', 'account_inactive', /SLACK_BOT_TOKEN belongs to an app that was removed/],
    ['apps.connections.open', 'invalid_auth', /SLACK_APP_TOKEN is not valid .*connections:write/],
    ['apps.connections.open', 'missing_scope', /SLACK_APP_TOKEN lacks the scope connections:write/],
  ] as const)('%s: %s', async ([method, error, line], { slack, launch }) => {
    slack.faults.refuse(method, error, { times: 2 });
    const { logged, log } = await launch();
    const told = await logged(line);
    expect(told.msg).toContain('Everything else runs on without Slack.');
    for (const token of [slack.botToken, slack.appToken]) {
      expect(JSON.stringify(log.entries)).not.toContain(token);
    }
  });

  test('a scope that the bot lacks is named, with what it is for', async ({ slack, launch }) => {
    slack.grant(['commands', 'chat:write', 'im:history', 'app_mentions:read', 'users:read']);
    const { logged } = await launch();
    await logged(/the bot lacks assistant:write \(to suggest questions/);
    await logged(/Slack: connected/);
    slack.grant(['commands', 'im:history', 'app_mentions:read', 'users:read', 'assistant:write']);
    slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    await logged(/the bot lacks chat:write.*"OAuth & Permissions"/);
  });

  test('a token that is revoked later is told, and nothing ends', async ({ slack, start }) => {
    const { logged } = await start();
    slack.revoke();
    slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    await logged(/SLACK_BOT_TOKEN was revoked \(token_revoked\)/);
  });

  test('a channel that takes nothing is told', async ({ slack, start }) => {
    const { logged } = await start();
    slack.faults.refuse('chat.postMessage', 'restricted_action');
    slack.mention(slack.fixtures.ann, slack.fixtures.general, 'hello');
    await logged(/a setting of the workspace keeps the bot from writing there/);
  });
});

describe('what passes is waited for', () => {
  test('an answer to which Slack says "later" comes later, once', async ({ slack, start }) => {
    const waits: number[] = [];
    const { logged } = await start({ wait: quickly(waits) });
    slack.faults.rateLimit('chat.postMessage', { retryAfter: 30, times: 2 });
    const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    expect(textOf(await said.answer())).toContain('24 March 2025');
    expect(waits).toEqual([30_000, 30_000]);
    await logged(/^Slack: rate limited, it asks for fewer requests; next attempt in 30 s$/);
    expect(said.answers.length).toBe(1);
  });

  test('a rate limit of one second is told as one, not as a Slack that is not reached', async ({
    slack,
    start,
  }) => {
    const { log } = await start({ wait: quickly([]) });
    slack.faults.rateLimit('chat.postMessage', { retryAfter: 1 });
    await slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?').answer();
    const told = log.entries.filter(({ level }) => level >= 40).map(({ msg }) => msg);
    expect(told).toEqual(['Slack: rate limited, it asks for fewer requests; next attempt in 1 s']);
  });

  test('an answer whose fate is unknown is not sent again', async ({ slack, start }) => {
    const { logged } = await start();
    slack.faults.drop('chat.postMessage', { accepted: true });
    const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    await said.answer();
    await logged(/^Slack cannot be reached/);
    await slack.directMessage(slack.fixtures.ann, 'hello').answer();
    expect(said.answers.length).toBe(1);
  });

  test('a Slack that is down is tried again, ever more slowly', async ({ slack, launch }) => {
    const waits: number[] = [];
    slack.faults.fail('auth.test', 503, { times: 3 });
    const { logged } = await launch({ wait: quickly(waits) });
    await logged(/^Slack answered 503: see .*\. Next attempt in 4 s/);
    await logged(/Slack: connected/);
    expect(waits.slice(0, 3)).toEqual([1000, 2000, 4000]);
  });

  test('where SLACK_API_URL leads to a page that is none of its methods, that is said', async ({
    slack,
    launch,
  }) => {
    slack.faults.fail('auth.test', 404);
    const { logged } = await launch({ wait: quickly([]) });
    await logged(/^Slack answered 404: check SLACK_API_URL and proxies on the way/);
    await logged(/Slack: connected/);
  });

  test('a message that Slack finds too long goes out as two', async ({ slack, start }) => {
    await start();
    slack.faults.refuse('chat.postMessage', 'msg_blocks_too_long');
    const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    const halves = [await said.answer(1), await said.answer(2)];
    expect(halves.map(textOf).join('\n')).toContain('24 March 2025');
    expect(halves.map(textOf).join('\n')).toContain('[1] ');
  });

  test('a language that is not known is the default', async ({ slack, start }) => {
    const { logged } = await start();
    slack.faults.refuse('users.info', 'internal_error');
    const answer = await slack.runCommand('/brief', 'help', { user: slack.fixtures.ken }).message();
    expect(textOf(answer)).toContain('What I can do');
    await logged(/a person's language is not known/);
  });
});

describe('the connection of Socket Mode', () => {
  test('is made anew when Slack asks, and when it is cut', async ({ slack, start }) => {
    const { logged, log } = await start({ wait: quickly([]) });
    slack.sockets.askToReconnect('refresh_requested');
    await slack.sockets.when('hello', 2);
    slack.sockets.drop();
    await logged(/connection lost, connecting again/);
    await slack.sockets.when('hello', 3);
    await logged(/Slack: connected again/);
    expect(textOf(await slack.runCommand('/brief', 'help').message())).toContain('/brief');
    expect(log.entries.filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('that breaks as soon as it stands is told at ever longer intervals', async ({
    slack,
    start,
  }) => {
    const { log } = await start({ wait: quickly([]) });
    for (let n = 2; n <= 10; n++) {
      slack.sockets.drop();
      await slack.sockets.when('hello', n);
    }
    const told = log.entries.filter(({ level }) => level >= 40).map(({ msg }) => msg);
    expect(told.length).toBe(4);
    expect(told.at(-1)).toMatch(/^Slack: connection lost 8 times in a row, connecting again/);
  });

  test('refused for too many, or switched off, is told once, and tried on', async ({
    slack,
    launch,
  }) => {
    const waits: number[] = [];
    slack.sockets.mostConnections = 0;
    const { logged, log } = await launch({ wait: quickly(waits) });
    await logged(/too many connections of this app \(Slack allows 10\)\. Stop other copies/);
    await slack.sockets.when('refused', 3);
    slack.sockets.mostConnections = 10;
    await logged(/Slack: connected again/);
    slack.sockets.disable();
    await logged(/Socket Mode is switched off .* set SLACK_SIGNING_SECRET/);
    expect(log.entries.filter(({ msg }) => msg.includes('too many')).length).toBe(1);
    expect(waits.slice(0, 2)).toEqual([1000, 2000]);
  });

  test('that Slack refuses for good later does not end the process', async ({ slack, start }) => {
    const { logged } = await start({ wait: quickly([]) });
    slack.revoke();
    slack.sockets.drop();
    await logged(/SLACK_APP_TOKEN was revoked .* Everything else runs on without Slack/);
  });
});

describe('requests over HTTP', () => {
  test.override({ transport: 'http' });

  test('that are forged, stale or from the future get 401, and nothing happens', async ({
    slack,
    start,
  }) => {
    await start();
    const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    await said.answer();
    const [delivery] = said.deliveries;
    if (!delivery) throw new Error('nothing was delivered');
    for (const how of [
      { secret: 'another-secret' },
      { ageMs: 6 * 60_000 },
      { ageMs: -6 * 60_000 },
      { headers: { 'x-slack-signature': '' } },
      { headers: { 'x-slack-request-timestamp': 'yesterday' } },
    ]) {
      const { status } = await slack.http.send(slack.http.request(delivery, how));
      expect(status).toBe(401);
    }
    const { status } = await slack.http.send(slack.http.request(delivery, { ageMs: 4 * 60_000 }));
    expect(status).toBe(200);
    expect(said.answers.length).toBe(1);
  });

  test('of other kinds are told what is wrong', async ({ start }) => {
    const { address } = await start();
    const asked = await fetch(address);
    expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(401);
    const probe = new URLSearchParams({ ssl_check: '1' });
    expect((await fetch(address, { method: 'POST', body: probe })).status).toBe(200);
  });

  test('are not taken where there is no secret, or no Slack', async ({ slack, launch, start }) => {
    slack.faults.refuse('auth.test', 'invalid_auth', { times: 2 });
    const ended = await launch();
    await ended.logged(/Everything else runs on/);
    expect((await fetch(ended.address, { method: 'POST' })).status).toBe(503);
    const settings = { signingSecret: null, appToken: slack.appToken };
    const { address } = await start({ settings });
    expect((await fetch(address, { method: 'POST' })).status).toBe(404);
  });
});

const pictures = realPictures();
afterAll(() => pictures.close());

test('the app of the manifest needs all scopes that it asks for, and no other', async ({
  slack,
  start,
}) => {
  const { log } = await start({ pictures, wait: waitForPictures });
  const asked = manifestOver('socket').oauth_config?.scopes?.bot ?? [];
  expect(asked.length).toBe(11);
  await slack.openHome(slack.fixtures.ann).home();
  await slack.openMessagesTab(slack.fixtures.ann).prompts();
  await slack.directMessage(slack.fixtures.ann, 'hello').answer();
  const pictured = await slack.directMessage(slack.fixtures.ann, 'usfj').answer(2);
  expect(pictured.files).toHaveLength(1);
  await slack.mention(slack.fixtures.ann, slack.fixtures.general, 'hello').answer();
  for (const where of [slack.fixtures.general, slack.fixtures.secret]) {
    const form = await slack.runCommand('/digest', '', { where }).view();
    const { body } = await slack.submit(form).ack();
    expect(body).toMatchObject({ response_action: 'update' });
    const history = await fetch(`${slack.url}conversations.history?channel=${where.id}`, {
      headers: { authorization: `Bearer ${slack.botToken}` },
    });
    expect(await history.json()).toMatchObject({ ok: true });
  }
  expect(log.entries.filter(({ msg }) => msg.includes('lacks'))).toEqual([]);
});
