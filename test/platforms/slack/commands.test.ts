import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped, writtenIn } from '../../support/libraries.ts';
import { expect, labelsOf, test, textOf } from './running-bot.ts';

describe.for(['socket', 'http'] as const)('over %s, a slash command', (transport) => {
  test.override({ transport });

  test('of briefs in one language is answered under a notice in the language of the person', async ({
    slack,
    start,
  }) => {
    const library = writtenIn('en', shipped);
    await start({ library: () => library });
    const { ken } = slack.fixtures;
    const { otherLanguage, bottomLine, buttons } = wordsFor('ja');
    const reply = await slack.runCommand('/brief', 'usfj', { user: ken }).message();
    expect(textOf(reply)).toContain(otherLanguage.only('en'));
    expect(textOf(reply)).toContain(bottomLine);
    expect(textOf(reply)).toContain(library.briefs.get('usfj' as never)?.bottomLine.en);
    expect(labelsOf(reply)).toContain(buttons.switchLanguage);
    const english = await slack.press(reply, { text: buttons.switchLanguage }).updated();
    expect(textOf(english)).toContain(wordsFor('en').bottomLine);
    expect(labelsOf(english)).not.toContain(wordsFor('en').buttons.switchLanguage);
  });

  test.for(LANGS)(
    'is answered in the acknowledgement, for one person, in their language: %s',
    async (lang, { slack, start }) => {
      await start();
      const { ann, ken } = slack.fixtures;
      const user = lang === 'ja' ? ken : ann;
      const words = wordsFor(lang);
      const usfj = shipped.briefs.get('usfj' as never);
      const kinds = [
        ['/brief', 'usfj', usfj?.title[lang]],
        ['/brief', '', words.index.hint],
        ['/brief', 'timeline usfj', words.timeline.titleOf(usfj?.title[lang] ?? '')],
        ['/brief', 'timeline', words.timeline.title],
        ['/brief', 'sources', words.sources.intro],
        ['/brief', 'sources usfj', words.sources.titleOf(usfj?.title[lang] ?? '')],
        ['/brief', 'help', '/brief timeline [topic]'],
        ['/brief', 'HELP', words.help.title],
        ['/brief', 'no such thing', words.unknownTopic.title],
        ['/ask', '', words.answer.empty(LANGS)],
      ] as const;
      for (const [command, text, said] of kinds) {
        const asked = slack.runCommand(command, text, { user });
        const { body } = await asked.ack();
        expect(body).toMatchObject({ response_type: 'ephemeral' });
        const answer = await asked.message();
        expect(answer.isEphemeral).toBe(true);
        expect(textOf(answer)).toContain(said);
      }
    },
  );

  test('is understood in Japanese whoever types it', async ({ slack, start }) => {
    await start();
    const topic = await slack.runCommand('/brief', '在日米軍').message();
    expect(textOf(topic)).toContain(wordsFor('ja').bottomLine);
    const timeline = await slack.runCommand('/brief', '年表 在日米軍').message();
    expect(textOf(timeline)).toContain('2025年3月24日');
    const answer = await slack.runCommand('/ask', '統合作戦司令部はいつ発足しましたか').message();
    expect(textOf(answer)).toContain('2025年3月24日');
  });

  test('with a slip gets a suggestion that opens the brief', async ({ slack, start }) => {
    await start();
    const answer = await slack.runCommand('/brief', 'usjf').message();
    expect(textOf(answer)).toContain(wordsFor('en').unknownTopic.didYouMean);
    const label = shipped.briefs.get('usfj' as never)?.title.en ?? '';
    const opened = await slack.press(answer, { text: label }).updated();
    expect(textOf(opened)).toContain(wordsFor('en').bottomLine);
  });

  test('can be shared with the channel, and not where nobody else is', async ({ slack, start }) => {
    await start();
    const { slack: words } = wordsFor('en');
    const answer = await slack.runCommand('/ask', 'when did the JJOC start?').message();
    const shared = await slack.press(answer, { text: words.share }).message();
    expect(shared.isEphemeral).toBe(false);
    expect(textOf(shared)).toContain('24 March 2025');
    expect(labelsOf(shared)).not.toContain(words.share);
    const alone = await slack.runCommand('/brief', 'usfj', { where: 'dm' }).message();
    expect(labelsOf(alone)).not.toContain(words.share);
  });

  test('that is sent twice is answered once', async ({ slack, start }) => {
    await start();
    const asked = slack.runCommand('/brief', 'usfj');
    await asked.message();
    slack.redeliver(asked);
    expect((await asked.ack(2)).body).toBeUndefined();
    expect(asked.messages.length).toBe(1);
  });

  test('is answered with a wait when somebody types very many', async ({ slack, start }) => {
    const now = new Date('2027-01-01T00:00:00Z');
    await start({ ...(transport === 'socket' && { now: () => now }) });
    let said = '';
    for (let i = 0; i < 60 && !said.includes('That was a lot'); i++) {
      said = textOf(await slack.runCommand('/brief', 'help').message());
    }
    expect(said).toContain('That was a lot at once');
  });
});
