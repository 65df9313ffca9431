import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, webApi } from '@slack/bolt';
import { createEmulator, type Emulator } from 'emulate';
import { test as plain } from 'vitest';
import { expect } from './bare-app.ts';
import { delivery } from './delivery/delivery.ts';
import { Http } from './delivery/http.ts';
import { type SlackPeer, startSlack } from './server.ts';
import { eventCallback } from './users/payloads.ts';

/**
 * Another server that knows a part of Slack's Web API: what both speak, they answer alike, and an app
 * that runs with one runs with the other. It has no Socket Mode, component actions, checks or agent view, and
 * nobody can subscribe to its events.
 */

const SCOPES = ['chat:write', 'channels:read', 'channels:history', 'im:write', 'users:read'];
const SECRET = 'secret';

type Both = {
  readonly emulator: Emulator;
  readonly slack: SlackPeer;
  /** The same call to both; ids stand in the arguments by these names. */
  call(method: string, args: object, token?: 'good' | 'poor' | 'none'): Promise<[Body, Body]>;
};
type Body = { readonly ok: boolean; readonly error?: string; readonly channels?: Named[] };
type Named = { readonly id: string; readonly name: string };

const test = plain.extend<{ both: Both }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants the pattern
  both: async ({}, use) => {
    const tokens = [
      { token: 'xoxb-good', type: 'bot', user: 'ann', scopes: SCOPES },
      { token: 'xoxb-poor', type: 'bot', user: 'ann', scopes: ['users:read'] },
    ];
    const slackSeed = { users: [{ name: 'ann' }], strict_scopes: true, tokens };
    const emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: { slack: slackSeed },
    });
    const slack = await startSlack();
    const ask = async (url: string, token: string | null, method: string, args: object) => {
      const headers = {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const body = JSON.stringify(args);
      const answer = await fetch(`${url}${method}`, { method: 'POST', headers, body });
      return (await answer.json()) as Body;
    };
    const theirs = `${emulator.url}/api/`;
    const listed = await ask(theirs, 'xoxb-good', 'conversations.list', {});
    const general = listed.channels?.find(({ name }) => name === 'general')?.id;
    await use({
      emulator,
      slack,
      async call(method, args, token = 'good') {
        slack.grant(token === 'poor' ? ['users:read'] : SCOPES);
        const told = JSON.stringify(args);
        const here = JSON.parse(told.replaceAll('GENERAL', slack.fixtures.general.id));
        const there = JSON.parse(told.replaceAll('GENERAL', general ?? ''));
        const isNone = token === 'none';
        return [
          await ask(slack.url, isNone ? null : slack.botToken, method, here),
          await ask(theirs, isNone ? null : `xoxb-${token}`, method, there),
        ];
      },
    });
    await slack.close();
    await emulator.close();
  },
});

const view = { type: 'modal', title: { type: 'plain_text', text: 't' }, blocks: [] };

const REFUSED: Record<string, readonly [method: string, args: object, token?: 'poor' | 'none']> = {
  'no token': ['auth.test', {}, 'none'],
  'a scope too few': ['chat.postMessage', { channel: 'GENERAL', text: 'x' }, 'poor'],
  'no such channel': ['chat.postMessage', { channel: 'C0', text: 'x' }],
  'no text': ['chat.postMessage', { channel: 'GENERAL' }],
  'no message to change': ['chat.update', { channel: 'GENERAL', ts: '1.000000', text: 'x' }],
  'no message to delete': ['chat.delete', { channel: 'GENERAL', ts: '1.000000' }],
  'no channel to tell of': ['conversations.info', { channel: 'C0' }],
  'no channel to read': ['conversations.history', { channel: 'C0' }],
  'nobody of that name': ['users.info', { user: 'U0' }],
  'a trigger of nobody': ['views.open', { trigger_id: '1.2.3', view }],
  'no view to change': ['views.update', { view_id: 'V0', view }],
};

test.for(Object.entries(REFUSED))(
  'refused alike: %s',
  async ([, [method, args, token]], { both }) => {
    const [ours, theirs] = await both.call(method, args, token);
    expect(ours).toMatchObject(theirs);
    expect(theirs.error).toBeTypeOf('string');
  },
);

/** What one server tells, the other must not lack; the contents are of two workspaces. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]));
};

const TAKEN: Record<string, readonly [method: string, args: object]> = {
  'who the app is': ['auth.test', {}],
  'a message': ['chat.postMessage', { channel: 'GENERAL', text: 'x' }],
  'what was written': ['conversations.history', { channel: 'GENERAL' }],
};

test.for(Object.entries(TAKEN))('answered alike: %s', async ([, [method, args]], { both }) => {
  await both.call('chat.postMessage', { channel: 'GENERAL', text: 'first' });
  const [ours, theirs] = await both.call(method, args);
  expect(theirs.ok).toBe(true);
  expect(shape(ours)).toMatchObject(shape(theirs) as object);
});

test('Bolt answers a signed event there, in the thread', async ({ both }) => {
  const { emulator, slack } = both;
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logLevel: webApi.LogLevel.ERROR });
  const clientOptions = { slackApiUrl: `${emulator.url}/api/`, retryConfig: { retries: 0 } };
  const app = new App({ token: 'xoxb-good', receiver, clientOptions, deferInitialization: true });
  await app.init();
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'an answer', thread_ts: event.ts });
  });
  const server = createServer(receiver.requestListener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const http = new Http(SECRET);
  http.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const web = new webApi.WebClient('xoxb-good', clientOptions);
  const { channels = [] } = await web.conversations.list();
  const channel = channels.find(({ name }) => name === 'general')?.id ?? '';
  const { ts = '' } = await web.chat.postMessage({ channel, text: 'a question' });
  const mention = {
    type: 'app_mention',
    user: 'U1',
    text: 'a question',
    channel,
    ts,
    event_ts: ts,
  };
  const told = delivery('events_api', eventCallback(slack.world, mention));
  await http.deliver(told, null);
  expect(told.acks.entries).toMatchObject([{ status: 200 }]);
  const answered = async () => (await web.conversations.replies({ channel, ts })).messages;
  await expect.poll(answered).toMatchObject([{ text: 'a question' }, { text: 'an answer' }]);
  server.close();
});
