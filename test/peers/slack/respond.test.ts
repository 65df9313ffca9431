import type { App, types } from '@slack/bolt';
import { expect, test } from './bare-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (action_id: string, text: string, value: string) =>
  ({ type: 'button', action_id, text: plain(text), value }) as const;
const row = (...elements: types.ActionsBlockElement[]) => ({ type: 'actions' as const, elements });
const says = (text: string, ...blocks: types.KnownBlock[]) => ({ text, blocks });

/** Answers `/brief` with these blocks. */
const shows =
  (...blocks: types.KnownBlock[]) =>
  (app: App) =>
    app.command('/brief', async ({ ack }) => ack(says('here', ...blocks)));

/** Remembers the response_url of every press and command. */
const urls = (app: App, found: string[]) =>
  app.use(async ({ body, next }) => {
    const { response_url: url } = body as { response_url?: string };
    if (url) found.push(url);
    await next();
  });

const send = async (url: string | undefined, body: object) => {
  const answer = await fetch(url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [answer.status, await answer.text()];
};

test('a response_url replaces, posts for one or for all, and deletes', async ({ slack }) => {
  const found: string[] = [];
  await slack.bot((app) => {
    urls(app, found);
    shows(row(button('a', 'A', '1')))(app);
    app.action('a', async ({ ack }) => ack());
  });
  const message = await slack.runCommand('/brief').message();
  const pressed = slack.press(message, 'a');
  await pressed.ack();
  const [, url] = found;
  await send(url, { text: 'second page', replace_original: true });
  expect(await pressed.updated()).toMatchObject({ text: 'second page', ts: message.ts });
  await send(url, { text: 'for all', response_type: 'in_channel', replace_original: false });
  await send(url, { text: 'for me', replace_original: false });
  expect(await pressed.message()).toMatchObject({ text: 'for all', isEphemeral: false });
  expect(await pressed.message(2)).toMatchObject({ text: 'for me', isEphemeral: true });
  await send(url, { delete_original: true });
  expect((await pressed.deleted()).ts).toBe(message.ts);
  expect(await send(url, { text: 'x' })).toEqual([200, 'ok']);
  expect(await send(url, { text: 'x' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
  expect(slack.violations.splice(0)).toHaveLength(2);
});

test('a response_url lives thirty minutes', async ({ slack }) => {
  const found: string[] = [];
  await slack.bot((app) => {
    urls(app, found);
    shows({ type: 'divider' })(app);
  });
  await slack.runCommand('/brief').ack();
  slack.advance(29 * 60_000);
  expect(await send(found[0], { text: 'x' })).toEqual([200, 'ok']);
  slack.advance(60_001);
  expect(await send(found[0], { text: 'x' })).toMatchObject([
    404,
    expect.stringContaining('expired'),
  ]);
  slack.faults.fail('response_url', 500);
  expect(await send(found[0], { text: 'x' })).toMatchObject([500, '500: on demand']);
});

test('what would be refused in an acknowledgement is kept', async ({ slack }) => {
  await slack.bot((app) => {
    app.command('/brief', async ({ ack }) => ack(says('x', row())));
    app.command('/ask', async ({ ack }) => ack({ text: '<!here>' }));
  });
  await slack.runCommand('/brief').ack();
  expect(slack.violations.splice(0)).toMatchObject([
    {
      request: 'acknowledgement of slash_commands',
      problems: [/blocks.0.elements/].map((it) => expect.stringMatching(it)),
    },
  ]);
  expect(slack.world.messages.size).toBe(0);
  await slack.runCommand('/ask').ack();
  expect(slack.pings.splice(0)).toHaveLength(1);
});
