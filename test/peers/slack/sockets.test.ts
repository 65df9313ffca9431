import { SocketModeReceiver } from '@slack/bolt';
import { expect, type Peer, test } from './bare-app.ts';

/** Bolt waits for `clientPingTimeout` before it connects anew: 5 s, unless told. */
const quick = ({ appToken, url }: Peer) => {
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout: 400,
    installerOptions: { clientOptions: { slackApiUrl: url } },
    logger: SILENT,
  });
  return { receiver, socketMode: undefined, appToken: undefined } as object;
};

/** An app that is stopped while it connects rejects with nothing: wait until it listens again. */
const listens = async ({ sockets, ...slack }: Peer) => {
  await sockets.when('hello', 2);
  await slack.directMessage(slack.fixtures.ann, 'are you there?').ack();
};

const nothing = () => {};
const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => 'error' as never,
  setName: nothing,
};

test('the same envelope twice, and a retry in an envelope of its own', async ({ slack }) => {
  const retries: unknown[] = [];
  await slack.bot((app) =>
    app.event('message', async ({ context }) => {
      retries.push(context.retryNum);
    }),
  );
  const said = slack.directMessage(slack.fixtures.ann, 'hello');
  slack.redeliver(said);
  slack.redeliver(said, { retry: { num: 1, reason: 'timeout' } });
  await said.ack(3);
  expect(retries).toEqual([0, 0, 1]);
  const envelopes = slack.sockets.log.entries
    .filter(({ kind }) => kind === 'sent')
    .map(({ envelope }) => envelope);
  expect(envelopes[1]).toBe(envelopes[0]);
  expect(envelopes[2]).not.toBe(envelopes[0]);
});

test('an acknowledgement carries the answer of a command, and of nothing else', async ({
  slack,
}) => {
  await slack.bot((app) => {
    app.command('/brief', async ({ ack }) => ack({ text: 'here' }));
    app.message(async () => {});
  });
  const asked = slack.runCommand('/brief');
  expect((await asked.ack()).body).toEqual({ text: 'here' });
  expect(asked.delivery.acceptsAnswer).toBe(true);
  const said = slack.directMessage(slack.fixtures.ann, 'hello');
  expect((await said.ack()).body).toBeUndefined();
  expect(said.delivery.acceptsAnswer).toBe(false);
});

for (const reason of ['warning', 'refresh_requested'] as const) {
  test(`${reason}: the app connects anew and misses nothing`, async ({ slack }) => {
    await slack.bot(
      (app) => app.message(async ({ say }) => void (await say('heard'))),
      quick(slack),
    );
    slack.sockets.askToReconnect(reason);
    const said = slack.directMessage(slack.fixtures.ann, 'meanwhile');
    await slack.sockets.when('hello', 2);
    expect((await said.answer()).text).toBe('heard');
    expect(slack.sockets.connections).toEqual([2]);
  });
}

test('a cut connection comes back', async ({ slack }) => {
  await slack.bot(undefined, quick(slack));
  slack.sockets.drop();
  await slack.sockets.when('closed');
  expect(() => slack.runCommand('/brief')).toThrow('not connected');
  await listens(slack);
});

test('an eleventh connection is refused', async ({ slack }) => {
  slack.sockets.mostConnections = 1;
  await slack.bot();
  const second = slack.app(quick(slack));
  await second.init();
  const starting = second.start();
  starting.catch(nothing);
  await slack.sockets.when('refused');
  expect(slack.sockets.connections).toEqual([1]);
  slack.sockets.mostConnections = 2;
  await starting;
  expect(slack.sockets.connections).toHaveLength(2);
});

test('connections take turns, and one can be chosen', async ({ slack }) => {
  await slack.bot();
  await slack.bot();
  const sentTo = () =>
    slack.sockets.log.entries.filter(({ kind }) => kind === 'sent').map((one) => one.connection);
  const said = slack.directMessage(slack.fixtures.ann, 'a');
  slack.directMessage(slack.fixtures.ann, 'b');
  expect(sentTo().toSorted()).toEqual([1, 2]);
  slack.redeliver(said, { to: 1 });
  slack.redeliver(said, { to: 2 });
  expect(sentTo().slice(2)).toEqual([1, 2]);
});

test('Socket Mode can be switched off', async ({ slack }) => {
  await slack.bot(undefined, quick(slack));
  slack.sockets.disable();
  await slack.sockets.when('refused');
  expect(slack.sockets.connections).toEqual([]);
  slack.sockets.enabled = true;
  await listens(slack);
});

test('a wrong token ends the start', async ({ slack }) => {
  const bad = slack.app({ appToken: 'xapp-of-nobody', logger: SILENT });
  await bad.init();
  await expect(bad.start()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
});
