import type { App, types } from '@slack/bolt';
import { expect, test } from './bare-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const button = (action_id: string, text: string, value: string) =>
  ({ type: 'button', action_id, text: plain(text), value }) as const;
const row = (...elements: types.ActionsBlockElement[]) => ({ type: 'actions' as const, elements });
const says = (text: string, ...blocks: types.KnownBlock[]) => ({ text, blocks });

/** Answers `/brief` with these blocks. */
const shows =
  (...blocks: types.KnownBlock[]) =>
  (app: App) =>
    app.command('/brief', async ({ ack }) => ack(says('here', ...blocks)));

test('a button is found by its text or value, and what cannot be used throws', async ({
  slack,
}) => {
  const heard: unknown[] = [];
  await slack.bot((app) => {
    shows(row(button('page', 'Back', '1'), button('next', 'Next', '3')))(app);
    app.action(/./, async ({ ack, action, body }) => {
      await ack();
      const { container, channel } = body as types.AnyBlock & {
        container: object;
        channel: object;
      };
      heard.push({ ...action, container, channel });
    });
  });
  const message = await slack.runCommand('/brief').message();
  await slack.press(message, { text: 'Next' }).ack();
  await slack.press(message, { value: '1' }).ack();
  expect(heard).toMatchObject([
    { type: 'button', action_id: 'next', value: '3', container: { is_ephemeral: true } },
    { action_id: 'page', value: '1', channel: { name: 'general' } },
  ]);
  expect(() => slack.press(message, 'frob')).toThrow('no element fits "frob" among page (Back)');
  expect(() => slack.choose(message, 'next', 'x')).toThrow('press or choose');
  expect(() => slack.press(message, 'next', { user: slack.fixtures.ken })).toThrow(
    'one person only',
  );
});

test('menus give what was chosen', async ({ slack }) => {
  const heard: object[] = [];
  const blocks = [
    row(
      { type: 'static_select', action_id: 'topic', options: [option('usfj'), option('jjoc')] },
      { type: 'radio_buttons', action_id: 'one', options: [option('a'), option('b')] },
      { type: 'checkboxes', action_id: 'some', options: [option('a'), option('b')] },
      { type: 'overflow', action_id: 'more', options: [option('c')] },
      { type: 'timepicker', action_id: 'time', initial_time: '09:00' },
      { type: 'channels_select', action_id: 'place' },
    ),
  ];
  await slack.bot((app) => {
    shows(...blocks)(app);
    app.action(/./, async ({ ack, action }) => {
      await ack();
      heard.push(action);
    });
  });
  const message = await slack.runCommand('/brief').message();
  await slack.choose(message, 'topic', 'jjoc').ack();
  await slack.choose(message, 'one', 'B').ack();
  await slack.choose(message, 'some', ['a', 'b']).ack();
  await slack.choose(message, 'more', 'c').ack();
  await slack.choose(message, 'time', '18:30').ack();
  await slack.choose(message, 'place', slack.fixtures.random.id).ack();
  expect(heard).toMatchObject([
    { type: 'static_select', selected_option: option('jjoc') },
    { type: 'radio_buttons', selected_option: option('b') },
    { type: 'checkboxes', selected_options: [option('a'), option('b')] },
    { type: 'overflow', selected_option: option('c') },
    { type: 'timepicker', selected_time: '18:30' },
    { type: 'channels_select', selected_channel: slack.fixtures.random.id },
  ]);
  expect(() => slack.choose(message, 'topic', 'frob')).toThrow('"frob" is none of usfj, jjoc');
});

test('an external select asks the app', async ({ slack }) => {
  const heard: object[] = [];
  await slack.bot((app) => {
    shows(row({ type: 'external_select', action_id: 'topic', min_query_length: 0 }))(app);
    app.options('topic', async ({ ack, options }) => ack({ options: [option(options.value)] }));
    app.action('topic', async ({ ack, action }) => {
      await ack();
      heard.push(action);
    });
  });
  const message = await slack.runCommand('/brief').message();
  const [found] = await slack.suggest(message, 'topic', '在日米軍');
  expect(found).toEqual(option('在日米軍'));
  await slack.choose(message, 'topic', found ?? null).ack();
  expect(heard).toMatchObject([{ type: 'external_select', selected_option: option('在日米軍') }]);
});

test('feedback buttons say which of the two', async ({ slack }) => {
  const heard: object[] = [];
  const feedback = {
    type: 'feedback_buttons',
    action_id: 'vote',
    positive_button: { text: plain('👍'), value: 'up' },
    negative_button: { text: plain('👎'), value: 'down' },
  } as const;
  await slack.bot((app) => {
    app.message(async ({ say }) => {
      await say(says('x', { type: 'context_actions', elements: [feedback] }));
    });
    app.action('vote', async ({ ack, action }) => {
      await ack();
      heard.push(action);
    });
  });
  const answer = await slack.directMessage(slack.fixtures.ken, 'hello').answer();
  await slack.press(answer, { action: 'vote', value: 'down' }).ack();
  expect(heard).toMatchObject([{ type: 'feedback_buttons', value: 'down' }]);
});
