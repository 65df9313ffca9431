import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped } from '../../support/libraries.ts';
import { nearQuestion } from '../../support/near-question.ts';
import { editionsOf } from '../shared/editions.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import { expect, labelsOf, manifestOver, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');

describe.for(['socket', 'http'] as const)('over %s', (transport) => {
  test.override({ transport });

  describe('a direct message', () => {
    test('is answered in its own language, whoever writes it, in its thread', async ({
      slack,
      start,
    }) => {
      await start();
      const { ann, ken } = slack.fixtures;
      const english = slack.directMessage(ken, 'when did the JJOC start?');
      const first = await english.answer();
      expect(textOf(first)).toContain('24 March 2025');
      expect(first.thread_ts).toBe(english.message.ts);
      const japanese = slack.directMessage(ann, '統合作戦司令部はいつ発足しましたか');
      expect(textOf(await japanese.answer())).toContain('2025年3月24日');
    });

    test('that does not tell a language is answered in that of the person', async ({
      slack,
      start,
    }) => {
      await start();
      const greeting = await slack.directMessage(slack.fixtures.ken, '👍').answer();
      expect(textOf(greeting)).toMatch(/[\u3040-\u30ff]/);
    });

    test('shows that the bot is at work', async ({ slack, start }) => {
      await start();
      const said = slack.directMessage(slack.fixtures.ken, 'when did the JJOC start?');
      expect(await said.status()).toMatchObject({
        status: ja.slack.status,
        threadTs: said.message.ts,
      });
      await said.answer();
    });

    test('may lean on the one before, in its thread and outside', async ({ slack, start }) => {
      await start();
      const { ann } = slack.fixtures;
      const said = slack.directMessage(ann, 'when did the JJOC start?');
      await said.answer();
      const thread = said.message;
      const why = slack.directMessage(ann, 'and why?', { thread });
      const answer = await why.answer();
      expect(textOf(answer)).toContain('Japan Joint Operations Command');
      expect(answer.thread_ts).toBe(thread.ts);
      const outside = await slack.directMessage(ann, 'and why?').answer();
      expect(textOf(outside)).toContain('Japan Joint Operations Command');
    });

    test('about what no brief covers gets an honest miss', async ({ slack, start }) => {
      await start();
      const miss = await slack.directMessage(slack.fixtures.ann, 'recipe for ramen').answer();
      expect(textOf(miss)).toContain(en.answer.miss);
    });

    test('longer than one message is answered by several, in order, once each', async ({
      slack,
      start,
    }) => {
      const library = editionsOf(30);
      await start({ library: () => library });
      const question = 'what is the long story of the harbour?';
      const said = slack.directMessage(slack.fixtures.ann, `${question} And ${question}`);
      const ends = () =>
        said.answers
          .map(textOf)
          .join('\n')
          .match(/Part 30 of/g)?.length ?? 0;
      for (let nth = 1; ends() < 2; nth++) await said.answer(nth);
      const all = said.answers.map(textOf).join('\n');
      expect(all.match(/Part 1 of/g)?.length).toBe(2);
      expect(said.answers.length).toBeGreaterThan(2);
      expect(said.answers.every((one) => textOf(one).includes('[1] '))).toBe(true);
    });

    test('nothing that people write pings or becomes markup', async ({ slack, start }) => {
      await start();
      const text = '<!channel> <@U1> [x](https://evil.example) *who* leads the JJOC? & recipe?';
      const answer = await slack.directMessage(slack.fixtures.ann, text).answer();
      expect(JSON.stringify(answer.blocks)).not.toMatch(/<!|<@|evil\.example>/);
    });

    test('of the bot itself, and an edited one, is not answered', async ({ slack, start }) => {
      await start();
      const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
      await said.answer();
      slack.editMessage(said.message, 'who leads the JJOC?');
      await slack.directMessage(slack.fixtures.ann, 'hello').answer();
      expect(said.answers.length).toBe(1);
    });
  });

  describe('a mention', () => {
    test('is answered once, in its thread, for all to see', async ({ slack, start }) => {
      await start();
      const { ann, general } = slack.fixtures;
      const said = slack.mention(ann, general, 'when did the JJOC start?');
      const answer = await said.answer();
      expect(answer).toMatchObject({ thread_ts: said.message.ts, isEphemeral: false });
      expect(textOf(answer)).toContain('24 March 2025');
      const why = slack.mention(ann, general, 'and why?', { thread: said.message });
      expect(textOf(await why.answer())).toContain('Japan Joint Operations Command');
    });

    test('by somebody with Slack in Japanese that says nothing is asked for more', async ({
      slack,
      start,
    }) => {
      await start();
      const said = slack.mention(slack.fixtures.ken, slack.fixtures.general, '');
      expect(textOf(await said.answer())).toContain(ja.answer.empty(LANGS));
    });

    test('shows what is near to who presses a button, and to nobody else', async ({
      slack,
      start,
    }) => {
      await start();
      const { ann, ken, general } = slack.fixtures;
      const question = nearQuestion(shipped, 'en');
      const open = await slack.mention(ann, general, question).answer();
      expect(open).toMatchObject({ isEphemeral: false });
      expect(textOf(open)).toContain(en.answer.uncertain);
      expect(JSON.stringify(open)).not.toContain('¶');
      const pressed = slack.press(open, { text: en.answer.showClosest }, { user: ken });
      const shown = await pressed.message();
      expect(shown).toMatchObject({ isEphemeral: true, thread_ts: open.thread_ts });
      expect(textOf(shown)).toContain(en.answer.near);
      expect(textOf(shown)).toContain('¶');
      expect(JSON.stringify(shown)).toContain('"border":1');
      expect(labelsOf(shown)).not.toContain(en.slack.share);
      expect(labelsOf(shown)).not.toContain(`👍 ${en.answer.helpful}`);
      const direct = await slack.directMessage(ann, question).answer();
      expect(textOf(direct)).toContain(en.answer.near);
      expect(textOf(direct)).toContain('¶');
    });

    test('a press on the answer gives a copy to who pressed', async ({ slack, start }) => {
      await start();
      const { ann, ken, general } = slack.fixtures;
      const answer = await slack.mention(ann, general, 'when did the JJOC start?').answer();
      const pressed = slack.press(answer, { text: en.buttons.switchLanguage }, { user: ken });
      const copy = await pressed.message();
      expect(copy).toMatchObject({ isEphemeral: true, thread_ts: answer.thread_ts });
      expect(textOf(copy)).toContain('2025年3月24日');
      expect(labelsOf(copy)).toContain(ja.slack.share);
    });
  });
});

describe('one event, delivered four times', () => {
  const question = 'when did the JJOC start?';

  test('over HTTP, at once, after a minute and after five, is answered once', async ({
    slack,
    launch,
  }) => {
    const shared = idempotencyKeysFor(new Deduplicator());
    const settings = { signingSecret: slack.signingSecret, appToken: slack.appToken };
    const one = await launch({ claims: shared, settings });
    const two = await launch({ claims: shared, settings });
    await one.logged(/Slack: connected/);
    await two.logged(/Slack: connected/);
    slack.callAt(one.address);
    const said = slack.directMessage(slack.fixtures.ann, question);
    await said.answer();
    slack.redeliver(said, { retry: { num: 1, reason: 'http_timeout' } });
    slack.redeliver(said, { retry: { num: 2, reason: 'http_timeout' }, url: two.address });
    slack.redeliver(said, { retry: { num: 3, reason: 'http_timeout' }, url: two.address });
    await said.deliveries[0]?.acks.nth(4, () => true, 'four acknowledgements');
    await slack.directMessage(slack.fixtures.ann, 'hello').answer();
    expect(said.answers.length).toBe(1);
  });

  test('over Socket Mode, the same envelope to two copies of the bot, is answered once', async ({
    slack,
    launch,
  }) => {
    const claims = idempotencyKeysFor(new Deduplicator());
    for (const bot of [await launch({ claims }), await launch({ claims })]) {
      await bot.logged(/Slack: connected/);
    }
    const said = slack.directMessage(slack.fixtures.ann, question);
    for (const to of [1, 2, 1]) slack.redeliver(said, { to });
    await said.answer();
    await said.deliveries[0]?.acks.nth(4, () => true, 'four acknowledgements');
    await slack.directMessage(slack.fixtures.ann, 'hello').answer();
    expect(said.answers.length).toBe(1);
  });

  test('and first heard of as a retry, is answered', async ({ slack, start }) => {
    await start();
    slack.events.isOn = false;
    const said = slack.directMessage(slack.fixtures.ann, question);
    slack.events.isOn = true;
    slack.redeliver(said, { retry: { num: 2, reason: 'timeout' } });
    expect(textOf(await said.answer())).toContain('24 March 2025');
  });
});

describe('without the features for agents', () => {
  const { features, ...manifest } = manifestOver('socket');
  const { agent_view: _, ...plain } = features ?? {};
  test.override({ options: { manifest: { ...manifest, features: plain } } });

  test('direct messages are answered just so', async ({ slack, start }) => {
    const { log } = await start();
    slack.faults.refuse('assistant.threads.setStatus', 'feature_not_enabled');
    const first = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    expect(textOf(await first.answer())).toContain('24 March 2025');
    await log.first(({ msg }) => msg.includes('no status is shown'), 'a line about the status');
    const second = slack.directMessage(slack.fixtures.ann, 'and why?', { thread: first.message });
    await second.answer();
    const tries = slack.requests.entries.filter(({ path }) => path.endsWith('setStatus'));
    expect(tries.length).toBe(1);
  });
});

test.for(['internal_error', 'fatal_error', 'thread_not_found'])(
  'after %s, which passes, the bot shows again that it is at work',
  async (code, { slack, start }) => {
    const { log } = await start();
    slack.faults.refuse('assistant.threads.setStatus', code);
    const { ann } = slack.fixtures;
    await slack.directMessage(ann, 'when did the JJOC start?').answer();
    await log.first(({ msg }) => msg.includes('no status is shown'), 'a line about the status');
    const second = slack.directMessage(ann, 'when did the JJOC start?');
    expect(await second.status()).toMatchObject({ status: en.slack.status });
    await second.answer();
  },
);
