import { describe } from 'vitest';
import { wordsFor } from '../../../src/replies/words/index.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import { shipped } from '../../support/libraries.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import { expect, labelsOf, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');
/** What the app has said for all to see. */
const openIn = (slack: SlackPeer) =>
  [...slack.world.messages.values()].filter(
    ({ api, onlyFor }) => onlyFor === null && api.bot_id === slack.world.botId,
  );
const titleOf = (id: string, lang: 'en' | 'ja') =>
  shipped.briefs.get(id as never)?.title[lang] ?? '';

describe.for(['socket', 'http'] as const)('over %s', (transport) => {
  test.override({ transport });

  test('pages turn in place, back and forth, and in the other language', async ({
    slack,
    start,
  }) => {
    await start();
    const first = await slack.runCommand('/brief', 'usfj').message();
    expect(textOf(first)).toContain('1 / ');
    const second = await slack.press(first, { text: `${en.chat.next} ▶` }).updated();
    expect(textOf(second)).toContain('2 / ');
    expect(second.isEphemeral).toBe(true);
    const back = await slack.press(second, { text: `◀ ${en.chat.previous}` }).updated();
    expect(back.blocks).toEqual(first.blocks);
    const japanese = await slack.press(back, { text: en.buttons.switchLanguage }).updated();
    expect(textOf(japanese)).toContain(titleOf('usfj', 'ja'));
    const timeline = await slack.press(japanese, { text: ja.buttons.timeline }).updated();
    expect(textOf(timeline)).toContain(ja.timeline.titleOf(titleOf('usfj', 'ja')));
  });

  test('a menu opens a brief in place', async ({ slack, start }) => {
    await start();
    const index = await slack.runCommand('/brief').message();
    const opened = await slack.choose(index, 'press.menu.0', titleOf('usfj', 'en')).updated();
    expect(textOf(opened)).toContain(en.bottomLine);
  });

  test('a page is shared as it is looked at, and its buttons work for others', async ({
    slack,
    start,
  }) => {
    await start();
    const { ken } = slack.fixtures;
    const first = await slack.runCommand('/brief', 'usfj').message();
    const second = await slack.press(first, { text: `${en.chat.next} ▶` }).updated();
    const shared = await slack.press(second, { text: en.slack.share }).message();
    expect(shared.isEphemeral).toBe(false);
    expect(textOf(shared)).toContain('2 / ');
    const copy = await slack
      .press(shared, { text: `◀ ${en.chat.previous}` }, { user: ken })
      .message();
    expect(copy.isEphemeral).toBe(true);
    expect(textOf(copy)).toContain('1 / ');
  });

  test('a page is shared once, however often the button is pressed, by whichever copy', async ({
    slack,
    start,
    launch,
  }) => {
    const claims = idempotencyKeysFor();
    await start({ claims });
    const shown = await slack.runCommand('/brief', 'usfj').message();
    const share = () => slack.press(shown, { text: en.slack.share });
    const told = await Promise.all([share(), share()].map((press) => press.message()));
    expect(told.map((one) => one.isEphemeral).sort()).toEqual([false, true]);
    const other = await launch({ claims });
    await other.logged(/Slack: (connected|ready)/);
    const again = await share().message();
    expect(textOf(again)).toContain(en.chat.posted);
    expect(again.isEphemeral).toBe(true);
    expect(openIn(slack).length).toBe(1);
    const second = await slack.press(shown, { text: `${en.chat.next} ▶` }).updated();
    await slack.press(second, { text: en.slack.share }).message();
    expect(openIn(slack).length).toBe(2);
  });

  test('a page whose sharing failed is shared at the second press', async ({ slack, start }) => {
    const { log } = await start();
    const shown = await slack.runCommand('/brief', 'usfj').message();
    slack.faults.fail('response_url', 500);
    slack.press(shown, { text: en.slack.share });
    await log.first(({ level }) => level >= 50, 'an error');
    const shared = await slack.press(shown, { text: en.slack.share }).message();
    expect(shared.isEphemeral).toBe(false);
    expect(openIn(slack).length).toBe(1);
  });

  test('a vote is counted once, and thanked for, in a message and in a window', async ({
    slack,
    start,
  }) => {
    const { votes } = await start();
    const answer = await slack.runCommand('/ask', 'when did the JJOC start?').message();
    for (const sign of [`👍 ${en.answer.helpful}`, `👎 ${en.answer.unhelpful}`]) {
      const thanks = await slack.press(answer, { text: sign }).message();
      expect(textOf(thanks)).toContain(en.answer.rated);
      expect(thanks.isEphemeral).toBe(true);
    }
    expect(votes.length).toBeGreaterThan(0);
    expect(new Set(votes).size).toBe(votes.length);
    expect(votes.every((vote) => vote.startsWith('up '))).toBe(true);
    const home = await slack.openHome(slack.fixtures.ken).home();
    const found = slack.choose(home, 'home.search', 'when did the JJOC start?');
    const window = await found.view();
    const thanks = slack.press(window, { text: `👎 ${en.answer.unhelpful}` });
    expect(textOf(await thanks.view())).toContain(ja.answer.rated);
    expect(votes.some((vote) => vote.startsWith('down '))).toBe(true);
  });

  test('in direct messages pages turn in place, and briefs open beside the answer', async ({
    slack,
    start,
  }) => {
    await start();
    const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    const answer = await said.answer();
    expect(labelsOf(answer)).not.toContain(en.slack.share);
    const [label = ''] = labelsOf(answer);
    const brief = await slack.press(answer, { text: label }).message();
    expect(brief).toMatchObject({ isEphemeral: false, thread_ts: said.message.ts });
    const japanese = await slack.press(answer, { text: en.buttons.switchLanguage }).updated();
    expect(textOf(japanese)).toContain('2025年3月24日');
  });

  test('buttons of a message work after the bot has started anew', async ({ slack, launch }) => {
    const before = await launch();
    await before.logged(/Slack: (connected|ready)/);
    const first = await slack.runCommand('/brief', 'usfj').message();
    await before.bot.close();
    const after = await launch();
    await after.logged(/Slack: (connected|ready)/);
    const second = await slack.press(first, { text: `${en.chat.next} ▶` }).updated();
    expect(textOf(second)).toContain('2 / ');
  });

  test('"Check against briefs" names the facts that bear on a message, and can be shared', async ({
    slack,
    start,
  }) => {
    await start();
    const { ann, ken, general } = slack.fixtures;
    const text = 'Nice weather today! The US has 60,000 troops in Japan. JJOC was set up in 2024.';
    const { message } = slack.say(ann, general, text);
    const english = await slack.useShortcut(message, 'check').message();
    expect(english.isEphemeral).toBe(true);
    expect(textOf(english)).toContain(en.check.found);
    expect(textOf(english)).toContain('24 March 2025');
    const japanese = await slack.useShortcut(message, 'check', { user: ken }).message();
    expect(textOf(japanese)).toContain(ja.check.found);
    const shared = await slack.press(english, { text: en.slack.share }).message();
    expect(textOf(shared)).toContain('24 March 2025');
    const lunch = slack.say(ann, general, 'I had ramen for lunch.').message;
    const miss = await slack.useShortcut(lunch, 'check').message();
    expect(textOf(miss)).toContain(en.answer.miss);
  });
});
