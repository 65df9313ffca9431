import type { App } from '@slack/bolt';
import { test as base, expect as plainExpect, type Transport } from './bare-app.ts';
import { delivery } from './delivery/delivery.ts';

// Not `override`, which would last for the files that come after this one in the same worker.
const test = base.extend<{ transport: Transport }>({ transport: 'http' });
const expect = plainExpect;

const heard = (app: App, texts: string[]) =>
  app.message(async ({ message }) => {
    if (message.subtype === undefined) texts.push(message.text ?? '');
  });

test('what is forged, stale or altered gets 401', async ({ slack }) => {
  const texts: string[] = [];
  await slack.bot((app) => heard(app, texts));
  const said = slack.directMessage(slack.fixtures.ann, 'honest');
  expect(await said.ack()).toMatchObject({ status: 200 });
  const [told] = said.deliveries;
  if (!told) throw new Error('nothing was delivered');
  const { http } = slack;
  const status = async (request: ReturnType<typeof http.request>) =>
    (await http.send(request)).status;
  expect(await status(http.request(told, { secret: 'of somebody else' }))).toBe(401);
  expect(await status(http.request(told, { ageMs: 6 * 60_000 }))).toBe(401);
  const unsigned = { 'x-slack-signature': undefined };
  expect(await status(http.request(told, { headers: unsigned }))).toBe(401);
  const old = { 'x-slack-signature': 'v1=00' };
  expect(await status(http.request(told, { headers: old }))).toBe(401);
  const honest = http.request(told);
  expect(await status({ ...honest, body: honest.body.replace('honest', 'altered') })).toBe(401);
  expect(texts).toEqual(['honest']);
});

test('a request of the past, sent again with a new timestamp, gets 401', async ({ slack }) => {
  await slack.bot();
  await slack.directMessage(slack.fixtures.ann, 'once').ack();
  const [request] = slack.http.sent.entries;
  if (!request) throw new Error('nothing was sent');
  const now = String(Math.floor(Date.now() / 1_000) + 60);
  const headers = { ...request.headers, 'x-slack-request-timestamp': now };
  expect((await slack.http.send({ ...request, headers })).status).toBe(401);
  expect((await slack.http.send(request)).status).toBe(200);
});

test('a command and a press are signed as well', async ({ slack }) => {
  await slack.bot((app) => app.command('/brief', async ({ ack }) => ack('ok')));
  const { delivery: told } = slack.runCommand('/brief');
  await told.acks.first(() => true, 'the acknowledgement');
  const forged = slack.http.request(told, { secret: 'of somebody else' });
  expect(forged.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect((await slack.http.send(forged)).status).toBe(401);
  const press = delivery('interactive', { type: 'block_actions' });
  expect((await slack.http.send(slack.http.request(press, { ageMs: 400_000 }))).status).toBe(401);
});

test('the URL is verified, as when it is entered', async ({ slack }) => {
  await slack.bot();
  expect(await slack.http.verify()).toBe(true);
  slack.callAt('http://127.0.0.1:9/nobody');
  expect(await slack.http.verify()).toBe(false);
});

test('a retry says which one it is, and why', async ({ slack }) => {
  const retries: unknown[] = [];
  await slack.bot((app) =>
    app.event('message', async ({ context }) => {
      retries.push([context.retryNum, context.retryReason]);
    }),
  );
  const said = slack.directMessage(slack.fixtures.ann, 'hello');
  await said.ack();
  slack.redeliver(said, { retry: { num: 2, reason: 'http_timeout' } });
  await said.ack(2);
  expect(retries).toEqual([
    [undefined, undefined],
    [2, 'http_timeout'],
  ]);
});

test('an event may first come as a retry, and to another replica', async ({ slack }) => {
  const texts: string[] = [];
  await slack.bot((app) => heard(app, texts));
  const { url } = slack.http;
  slack.callAt('http://127.0.0.1:9/nobody');
  slack.events.isOn = false;
  const said = slack.directMessage(slack.fixtures.ann, 'late');
  const again = { retry: { num: 1, reason: 'http_timeout' }, url: url ?? '' } as const;
  slack.redeliver(said, again);
  expect(await said.ack()).toMatchObject({ status: 200 });
  expect(texts).toEqual(['late']);
});

test('an app that fails or is not there is noted', async ({ slack }) => {
  await slack.bot();
  slack.callAt('http://127.0.0.1:9/nobody');
  const asked = slack.runCommand('/brief');
  expect(await asked.ack()).toMatchObject({ status: null });
  expect(slack.violations.splice(0)).toMatchObject([
    { request: 'acknowledgement of slash_commands', problems: [expect.stringContaining('none')] },
  ]);
});
