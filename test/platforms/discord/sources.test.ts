import { beforeAll } from 'vitest';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { STANDING_BEHIND } from '../shared/standing-behind.ts';
import {
  buttonOf,
  expect,
  isEphemeral,
  labelsOf,
  prepareAnswers,
  test,
  textOf,
} from './running-bot.ts';

beforeAll(prepareAnswers);

test.for(STANDING_BEHIND)(
  '“Sources” of an answer shows what stands behind it, to who pressed it, in $lang',
  async ({ lang, question, behind }, { discord, start }) => {
    await start();
    const words = wordsFor(lang);
    const user = lang === 'ja' ? discord.fixtures.ken : discord.fixtures.ann;
    const answer = await discord.slash('ask', { question }, { user }).reply();
    const press = discord.click(answer, buttonOf(answer, words.buttons.sources), { user });
    const sources = await press.reply();
    expect(sources.id).not.toBe(answer.id);
    expect(isEphemeral(sources)).toBe(true);
    const text = textOf(sources).replace(/\\([^\w\s])/g, '$1');
    for (const part of behind) expect(text).toContain(part);
    expect(labelsOf(sources)).toContain(words.buttons.switchLanguage);
  },
);
