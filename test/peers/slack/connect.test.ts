import type { App } from '@slack/bolt';
import { describe } from 'vitest';
import { expect, test } from './bare-app.ts';

/** An app that uses everything once. */
function listen(app: App): void {
  app.command('/brief', async ({ ack, command, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', ...brief(command.text) });
  });
  app.command('/ask', async ({ ack }) => {
    await ack({ text: 'answered at once' });
  });
  app.action('share', async ({ ack, respond }) => {
    await ack();
    const answer = { response_type: 'in_channel', replace_original: false } as const;
    await respond({ ...answer, text: 'shared' });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype !== undefined || message.channel_type !== 'im') return;
    await say({ text: `heard ${message.text}`, thread_ts: message.thread_ts ?? message.ts });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'mentioned', thread_ts: event.thread_ts ?? event.ts });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const { user: user_id, tab, channel: channel_id } = event;
    if (tab === 'home') {
      await client.views.publish({
        user_id,
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      });
      return;
    }
    const prompts = [{ title: 'USFJ', message: 'What is USFJ?' }];
    await client.assistant.threads.setSuggestedPrompts({ channel_id, prompts });
  });
}

const brief = (topic: string) => ({
  text: `Brief ${topic}`,
  blocks: [
    { type: 'header' as const, text: { type: 'plain_text' as const, text: topic } },
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'share',
          text: { type: 'plain_text' as const, text: 'Share' },
        },
      ],
    },
  ],
});

for (const over of ['socket', 'http'] as const) {
  describe(`over ${over}`, () => {
    test.override({ transport: over });

    test('a command is answered for one person, and shared by a button', async ({ slack }) => {
      await slack.bot(listen);
      const asked = slack.runCommand('/brief', 'usfj');
      expect(await asked.ack()).toMatchObject({ over, body: undefined });
      const message = await asked.message();
      expect(message).toMatchObject({ text: 'Brief usfj', isEphemeral: true });
      const shared = await slack.press(message, 'share').message();
      expect(shared).toMatchObject({ text: 'shared', isEphemeral: false });
    });

    test('an answer may come with the acknowledgement', async ({ slack }) => {
      await slack.bot(listen);
      const answer = await slack.runCommand('/ask', 'who?', { where: 'dm' }).message();
      expect(answer).toMatchObject({ text: 'answered at once', isEphemeral: true });
    });

    test('direct messages and mentions are answered in their thread', async ({ slack }) => {
      await slack.bot(listen);
      const { ken, general } = slack.fixtures;
      const said = slack.directMessage(ken, 'a & b');
      expect(await said.answer()).toMatchObject({
        text: 'heard a &amp; b',
        thread_ts: said.message.ts,
      });
      const mention = slack.mention(ken, general, 'hello');
      expect(mention.deliveries).toHaveLength(2);
      expect(await mention.answer()).toMatchObject({ thread_ts: mention.message.ts });
    });

    test('the tabs of the app', async ({ slack }) => {
      await slack.bot(listen);
      const home = await slack.openHome(slack.fixtures.ann).home();
      expect(home.blocks).toMatchObject([{ type: 'divider' }]);
      const { prompts } = await slack.openMessagesTab(slack.fixtures.ann).prompts();
      expect(prompts).toEqual([{ title: 'USFJ', message: 'What is USFJ?' }]);
    });
  });
}
