import { expect, type Peer, test } from './bare-app.ts';

test('threads keep answers of two people apart', async ({ slack }) => {
  await slack.bot((app) =>
    app.event('app_mention', async ({ event, say }) => {
      await say({ text: `to ${event.user}`, thread_ts: event.thread_ts ?? event.ts });
    }),
  );
  const { ann, ken, general } = slack.fixtures;
  const first = slack.mention(ann, general, 'a');
  const second = slack.mention(ken, general, 'b');
  expect((await second.answer()).text).toBe(`to ${ken.id}`);
  const answer = await first.answer();
  expect(answer).toMatchObject({ text: `to ${ann.id}`, thread_ts: first.message.ts });
  const inThread = slack.mention(ken, general, 'c', { thread: answer });
  expect((await inThread.answer()).thread_ts).toBe(first.message.ts);
  expect(inThread.answers).toHaveLength(1);
  expect(second.answers).toHaveLength(1);
});

test('the app hears of edits, deletions and its own messages', async ({ slack }) => {
  const heard: unknown[] = [];
  await slack.bot(
    (app) => app.event('message', async ({ event }) => void heard.push(event.subtype)),
    {
      ignoreSelf: false,
    },
  );
  const { message } = slack.directMessage(slack.fixtures.ann, 'a');
  slack.editMessage(message, 'b');
  slack.deleteMessage(message);
  const channel = message.channel;
  const headers = { authorization: `Bearer ${slack.botToken}` };
  const body = new URLSearchParams({ channel, text: 'mine' });
  await fetch(`${slack.url}chat.postMessage`, { method: 'POST', headers, body });
  const isAck = ({ kind }: { kind: string }) => kind === 'acked';
  await slack.sockets.log.nth(4, isAck, 'four acknowledgements');
  expect(heard).toEqual([undefined, 'message_changed', 'message_deleted', undefined]);
});

test('typed text comes escaped, with links marked, and as blocks', async ({ slack }) => {
  const { ann, general } = slack.fixtures;
  const { message, deliveries } = slack.mention(ann, general, 'a < b & https://example.org/x');
  const bot = `<@${slack.world.bot.id}>`;
  expect(message.text).toBe(`${bot} a &lt; b &amp; <https://example.org/x>`);
  expect(message.blocks).toMatchObject([{ type: 'rich_text' }]);
  expect(deliveries.map(({ payload }) => payload)).toMatchObject([
    { type: 'event_callback', event: { type: 'message', channel_type: 'channel' } },
    { event: { type: 'app_mention' } },
  ]);
});

const told = ({ deliveries }: ReturnType<Peer['say']>) => deliveries.length;

test('only what the manifest subscribes to, where the app is a member, is told', async ({
  slack,
}) => {
  const { ann, general, elsewhere, secret } = slack.fixtures;
  expect(told(slack.say(ann, general, 'x'))).toBe(1);
  expect(told(slack.mention(ann, general, 'x'))).toBe(2);
  expect(told(slack.directMessage(ann, `<@${slack.world.bot.id}>`))).toBe(1);
  expect(told(slack.say(ann, elsewhere, 'x'))).toBe(0);
  slack.grant(['im:history']);
  expect(told(slack.say(ann, secret, 'x'))).toBe(0);
  expect(told(slack.directMessage(ann, 'x'))).toBe(1);
  expect(() => slack.runCommand('/frob')).toThrow('the manifest has no /frob, but /brief, /ask');
});
