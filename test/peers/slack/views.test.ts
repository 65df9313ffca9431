import type { App, types } from '@slack/bolt';
import { expect, test } from './bare-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const field = (action_id: string, more: object = {}): types.KnownBlock => ({
  type: 'input',
  block_id: `b-${action_id}`,
  label: plain(action_id),
  element: { type: 'plain_text_input', action_id, ...more },
});
const modal = (...blocks: types.KnownBlock[]): types.ModalView => ({
  type: 'modal',
  callback_id: 'm',
  title: plain('t'),
  submit: plain('ok'),
  blocks,
});

/** Opens a modal on `/brief`. */
const opens =
  (view: types.ModalView) =>
  (app: App): void =>
    void app.command('/brief', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view });
    });

test('a modal is filled in and submitted', async ({ slack }) => {
  const heard: unknown[] = [];
  const topics: types.KnownBlock = {
    type: 'input',
    block_id: 'b-topics',
    label: plain('topics'),
    optional: true,
    element: { type: 'multi_static_select', action_id: 'topics', options: [option('a')] },
  };
  await slack.bot((app) => {
    opens(modal(field('question'), field('zone', { initial_value: 'Asia/Tokyo' }), topics))(app);
    app.view('m', async ({ ack, view }) => {
      await ack();
      heard.push(view.state.values);
    });
  });
  const view = await slack.runCommand('/brief').view();
  await slack.submit(view, { question: 'who?', topics: ['a'] }).ack();
  expect(heard).toEqual([
    {
      'b-question': { question: { type: 'plain_text_input', value: 'who?' } },
      'b-zone': { zone: { type: 'plain_text_input', value: 'Asia/Tokyo' } },
      'b-topics': { topics: { type: 'multi_static_select', selected_options: [option('a')] } },
    },
  ]);
  expect(() => slack.submit(view)).toThrow('not there any more');
});

test('a modal is answered with errors, another view, or cleared', async ({ slack }) => {
  await slack.bot((app) => {
    opens(modal(field('question')))(app);
    app.view('m', async ({ ack, view }) => {
      const { value } = Object.values(view.state.values['b-question'] ?? {})[0] ?? {};
      if (value === 'bad') await ack({ response_action: 'errors', errors: { 'b-question': 'no' } });
      else if (value === 'more') await ack({ response_action: 'push', view: modal(field('b')) });
      else if (value === 'other') await ack({ response_action: 'update', view: modal(field('c')) });
      else await ack({ response_action: 'clear' });
    });
  });
  const view = await slack.runCommand('/brief').view();
  const { body } = await slack.submit(view, { question: 'bad' }).ack();
  expect(body).toEqual({ response_action: 'errors', errors: { 'b-question': 'no' } });
  const pushed = await slack.submit(view, { question: 'more' }).view();
  expect(pushed.blocks).toMatchObject([{ block_id: 'b-b' }]);
  const updated = await slack.submit(view, { question: 'other' }).updatedView();
  expect(updated).toMatchObject({ id: view.id, blocks: [{ block_id: 'b-c' }] });
  expect(() => slack.submit(updated, { frob: 'x' })).toThrow('there is no input frob');
});

test('a modal knows where it was opened, and is not submitted before it is filled in', async ({
  slack,
}) => {
  const heard: unknown[] = [];
  const filter = { include: ['public' as const] };
  const where: types.KnownBlock = {
    type: 'input',
    block_id: 'b-where',
    label: plain('where'),
    element: {
      type: 'conversations_select',
      action_id: 'where',
      default_to_current_conversation: true,
      filter,
    },
  };
  await slack.bot((app) => {
    opens(modal(where))(app);
    app.view('m', async ({ ack, view }) => {
      await ack();
      heard.push(Object.values(view.state.values['b-where'] ?? {})[0]?.selected_conversation);
    });
  });
  const { general, secret } = slack.fixtures;
  await slack.submit(await slack.runCommand('/brief').view()).ack();
  expect(heard).toEqual([general.id]);
  const empty = await slack.runCommand('/brief', '', { where: secret }).view();
  expect(() => slack.submit(empty)).toThrow('Slack wants b-where filled in');
});

test('a trigger lives three seconds and opens one modal', async ({ slack }) => {
  const errors: unknown[] = [];
  const open = async (client: App['client'], trigger_id: string) => {
    const opening = client.views.open({ trigger_id, view: modal(field('a')) });
    await opening.catch((error) => errors.push(error.data.error));
  };
  await slack.bot((app) =>
    app.command('/brief', async ({ ack, client, command }) => {
      await open(client, command.trigger_id);
      await open(client, command.trigger_id);
      await open(client, '1.2.3');
      await ack();
    }),
  );
  await slack.runCommand('/brief').ack();
  expect(errors.splice(0)).toEqual(['exchanged_trigger_id', 'invalid_trigger_id']);
  const hold = slack.faults.hold('views.open');
  const late = slack.runCommand('/brief');
  await hold.arrived;
  slack.advance(3_001);
  hold.release();
  await late.ack();
  expect(errors).toEqual(['expired_trigger_id', 'expired_trigger_id', 'invalid_trigger_id']);
  expect(slack.violations.splice(0)).toMatchObject([
    { problems: [expect.stringContaining('people saw a time-out')] },
  ]);
});

test('a Home tab remembers, takes a search and refuses a stale hash', async ({ slack }) => {
  const heard: unknown[] = [];
  const search = { dispatch_action: true, ...field('search') } as types.KnownBlock;
  await slack.bot((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      heard.push(event.view?.blocks.length);
      const view = { type: 'home' as const, blocks: [search] };
      await client.views.publish({ user_id: event.user, view });
    });
    app.action('search', async ({ ack, action, body, client }) => {
      await ack();
      heard.push((action as { value: string }).value);
      const view = { type: 'home' as const, blocks: [] };
      const stale = client.views.publish({ user_id: body.user.id, view, hash: '1.0' });
      await stale.catch((error) => heard.push(error.data.error));
      await client.views.publish({ user_id: body.user.id, view });
    });
  });
  const { ann } = slack.fixtures;
  await slack.openHome(ann).home();
  const home = await slack.openHome(ann).home();
  const searched = slack.choose(home, 'search', '在日米軍');
  expect(await searched.home()).toMatchObject({ blocks: [], person: ann });
  expect(heard).toEqual([undefined, 1, '在日米軍', 'hash_conflict']);
});

test('a message shortcut opens a modal beside the message', async ({ slack }) => {
  await slack.bot((app) =>
    app.shortcut('check', async ({ ack, shortcut, client }) => {
      await ack();
      const { message } = shortcut as { message: { text: string } } & typeof shortcut;
      const view = modal({ type: 'section', text: plain(message.text) });
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    }),
  );
  const { ann, ken, general } = slack.fixtures;
  const { message } = slack.say(ann, general, 'JJOC started in 1999');
  const view = await slack.useShortcut(message, 'check', { user: ken }).view();
  expect(view).toMatchObject({ person: ken, blocks: [{ text: { text: 'JJOC started in 1999' } }] });
  expect(() => slack.useShortcut(message, 'frob')).toThrow('no message shortcut frob, but check');
});
