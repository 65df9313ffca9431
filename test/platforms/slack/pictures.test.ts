import type { types } from '@slack/bolt';
import { afterAll, describe } from 'vitest';
import { SCOPES } from '../../../src/platforms/slack/registration/manifest.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import type { SeenMessage } from '../../peers/slack/users/seen.ts';
import { ALT, picturedCommands, realPictures, waitForPictures } from '../shared/pictured.ts';
import { expect, test, textOf } from './running-bot.ts';

const uploaded = realPictures();
const byAddress = realPictures('https://briefs.example.org');
afterAll(() => Promise.all([uploaded.close(), byAddress.close()]));

const commandService = picturedCommands();
const { chat, slack: words } = wordsFor('en');
const ADDRESS = /^https:\/\/briefs\.example\.org\/pictures\/timeline\/usfj\.png\?v=[\w-]{8}$/;

const imagesOf = ({ blocks = [] }: SeenMessage) =>
  blocks.flatMap((block) => (block.type === 'image' ? [block as types.ImageBlock] : []));
const kindsOf = ({ blocks = [] }: SeenMessage) => blocks.map(({ type }) => type);

/** A message shows its picture below its title, with what it shows in words. */
function expectPicture(message: SeenMessage): void {
  expect(kindsOf(message).slice(0, 3)).toEqual(['header', 'context', 'image']);
  expect(imagesOf(message)).toEqual([
    expect.objectContaining({ alt_text: ALT, image_url: expect.stringMatching(ADDRESS) }),
  ]);
}

describe.for(['socket', 'http'] as const)('over %s, by its public address', (transport) => {
  test.override({ transport });
  const parts = { commandService, wait: waitForPictures, pictures: byAddress };

  test('the picture of a command stands in its answer, for one person', async ({
    slack,
    start,
  }) => {
    await start(parts);
    const asked = slack.runCommand('/brief', 'timeline usfj');
    const answer = await asked.message();
    expect(answer.isEphemeral).toBe(true);
    expectPicture(answer);
    expect((await asked.ack()).body).toBeFalsy();
  });

  test('the picture stands on the first page, also of one that is shared', async ({
    slack,
    start,
  }) => {
    await start(parts);
    const first = await slack.runCommand('/brief', 'usfj').message();
    expectPicture(first);
    const second = await slack.press(first, { text: `${chat.next} ▶` }).updated();
    expect(imagesOf(second)).toEqual([]);
    const back = await slack.press(second, { text: `◀ ${chat.previous}` }).updated();
    expectPicture(back);
    const shared = await slack.press(back, { text: words.share }).message();
    expect(shared.isEphemeral).toBe(false);
    expectPicture(shared);
  });

  test('a direct message is answered with the picture', async ({ slack, start }) => {
    await start(parts);
    const { ann } = slack.fixtures;
    expectPicture(await slack.directMessage(ann, 'usfj').answer());
  });

  test('where Slack does not get it, the answer comes without, and the log says why once', async ({
    slack,
    start,
  }) => {
    const { log } = await start(parts);
    const { ann } = slack.fixtures;
    for (const _ of [1, 2]) {
      slack.faults.refuse('chat.postMessage', 'invalid_blocks', {
        errors: ['downloading image failed [json-pointer:/blocks/2/image_url]'],
      });
      const answer = await slack.directMessage(ann, 'usfj').answer();
      expect(imagesOf(answer)).toEqual([]);
      expect(kindsOf(answer)[0]).toBe('header');
    }
    slack.faults.fail('response_url', 400);
    const answer = await slack.runCommand('/brief', 'usfj').message();
    expect(imagesOf(answer)).toEqual([]);
    expect(log.entries.filter(({ msg }) => msg.includes('picture')).map(({ msg }) => msg)).toEqual([
      expect.stringMatching(
        /^Slack: a picture was left out, as Slack did not get it from https:\/\/briefs\.example\.org: /,
      ),
    ]);
  });
});

describe('as a file, where the public pages are not open', () => {
  const parts = { commandService, wait: waitForPictures, pictures: uploaded };

  test('the picture follows an answer in its thread, with what it shows in words', async ({
    slack,
    start,
  }) => {
    await start(parts);
    const said = slack.directMessage(slack.fixtures.ann, 'usfj');
    const answer = await said.answer();
    expect([imagesOf(answer), answer.files]).toEqual([[], undefined]);
    const shared = await said.answer(2);
    expect(shared.thread_ts).toBe(said.message.ts);
    expect(shared.files).toEqual([
      expect.objectContaining({ name: 'timeline-usfj.png', alt_txt: ALT, mimetype: 'image/png' }),
    ]);
    const [file] = slack.world.files.values();
    expect(
      Buffer.from(file?.bytes ?? [])
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
  });

  test('a command in a direct message with the bot has it, one in a channel has none', async ({
    slack,
    start,
  }) => {
    await start(parts);
    const { ann, general } = slack.fixtures;
    const inChannel = slack.runCommand('/brief', 'usfj', { where: general });
    expect((await inChannel.message()).isEphemeral).toBe(true);
    const said = slack.directMessage(ann, 'hello');
    const { channel } = await said.answer();
    const where = slack.world.channels.get(channel);
    const asked = slack.runCommand('/brief', 'usfj', where ? { where } : {});
    expect((await asked.message()).files).toBeUndefined();
    expect((await asked.message(2)).files).toHaveLength(1);
    expect(slack.world.files.size).toBe(1);
  });

  test('an app without the scope answers without, and the log says once how to mend it', async ({
    slack,
    start,
  }) => {
    slack.grant(Object.keys(SCOPES).filter((scope) => scope !== 'files:write'));
    const { logged, log } = await start(parts);
    const { ann } = slack.fixtures;
    await logged(/the bot lacks files:write \(to show/);
    for (const _ of [1, 2]) await slack.directMessage(ann, 'usfj').answer();
    const { msg } = await logged(/a reply has no picture/);
    expect(msg).toMatch(
      /the bot lacks files:write .*"OAuth & Permissions".* install the app again$/,
    );
    await slack.directMessage(ann, 'usfj').answer();
    expect(log.entries.filter((line) => line.msg.includes('has no picture'))).toHaveLength(1);
    expect(
      slack.requests.entries.filter(({ target }) => target === 'files.getUploadURLExternal'),
    ).toHaveLength(1);
  });

  test('a file that does not arrive is logged, and the answer stands', async ({ slack, start }) => {
    const { logged } = await start(parts);
    slack.faults.fail('upload', 500);
    const answer = await slack.directMessage(slack.fixtures.ann, 'usfj').answer();
    expect(textOf(answer)).not.toBe('');
    await logged(/a reply has no picture: .*its file server answered 500/);
  });
});
