import { wordsFor } from '../../../src/replies/words/index.ts';
import { STANDING_BEHIND } from '../shared/standing-behind.ts';
import { expect, labelsOf, test, textOf } from './running-bot.ts';

test.for(STANDING_BEHIND)(
  '“Sources” of an answer shows what stands behind it, to who pressed it, in $lang',
  async ({ lang, question, behind }, { slack, start }) => {
    await start();
    const words = wordsFor(lang);
    const user = lang === 'ja' ? slack.fixtures.ken : slack.fixtures.ann;
    const answer = await slack.runCommand('/ask', question, { user }).message();
    const sources = await slack.press(answer, { text: words.buttons.sources }, { user }).message();
    expect(sources.ts).not.toBe(answer.ts);
    expect(sources.isEphemeral).toBe(true);
    for (const part of behind) expect(textOf(sources)).toContain(part);
    expect(labelsOf(sources)).toContain(words.buttons.switchLanguage);
  },
);
