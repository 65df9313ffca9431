import { describe, expect, test } from 'vitest';
import { indexFor } from '../../src/answers/index/fact-index.ts';
import { correctTypos } from '../../src/answers/index/spelling-correction.ts';
import { normalise } from '../../src/answers/text/normalise.ts';
import type { Library } from '../../src/library/library.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import { libraryOf, shipped, smallLibrary } from '../support/libraries.ts';
import { brief, packFolder } from '../support/pack.ts';

const corrected = (typed: string, lang: Lang, library: Library = shipped) => {
  const { text, made } = correctTypos(typed, indexFor(library, lang));
  return { text, made };
};

describe('slips of the keyboard in English', () => {
  test.each([
    ['hegsteh', 'hegseth'],
    ['hegset', 'hegseth'],
    ['nakatnai', 'nakatani'],
    ['deterence', 'deterrence'],
    ['indo-pacfic comand', 'indo-pacific command'],
    ['whre', 'where'],
    ['usjf', 'usfj'],
  ])('%s → %s', (typed, meant) => {
    expect(corrected(typed, 'en').text).toBe(meant);
  });

  test.each(['lunch', 'lunches', 'rice', 'troops', 'usfj', 'xylophonist', 'abc', '12345'])(
    '%s is left as it is',
    (word) => {
      expect(corrected(word, 'en')).toEqual({ text: word, made: [] });
    },
  );

  test('is found before an apostrophe too', () => {
    expect(corrected("hegsteh's words", 'en').text).toBe("hegseth's words");
    expect(corrected("isn't wasn't o'clock", 'en').text).toBe("isn't wasn't o'clock");
  });

  test('tells what it changed', () => {
    expect(corrected('did hegsteh meet nakatnai', 'en').made).toEqual([
      { from: 'hegsteh', to: 'hegseth' },
      { from: 'nakatnai', to: 'nakatani' },
    ]);
  });

  test("goes by the library's own words", async () => {
    const library = await smallLibrary();
    expect(corrected('lindqvsit', 'en', library).text).toBe('lindqvist');
    expect(corrected('hegsteh', 'en', library).text).toBe('hegsteh');
    expect(corrected('lindqvsit', 'en').text).toBe('lindqvsit');
  });

  test.each(LANGS)('nothing that stands in the briefs is ever changed (%s)', (lang) => {
    for (const { [lang]: statement, asks, corrects } of shipped.facts.values()) {
      for (const text of [statement, ...(asks?.[lang] ?? []), ...(corrects?.[lang] ?? [])]) {
        expect(corrected(normalise(text), lang).made, text).toEqual([]);
      }
    }
  });
});

describe('slips in Japanese', () => {
  test.each([
    ['抑子力とは', '抑止力とは'],
    ['みさいるの数', 'ミサイルの数'],
    ['ぷれすせんたーはどこ', 'プレスセンターはどこ'],
    ['硫黄等の式典', '硫黄島の式典'],
    ['ヘグゼス長官', 'ヘグセス長官'],
  ])('%s → %s', (typed, meant) => {
    expect(corrected(typed, 'ja').text).toBe(meant);
  });

  test.each([
    '防衛大学',
    '防衛大臣',
    '抑止力',
    '在日米軍の司令官',
    '日米防衛相会談',
    '2025年秋',
    '何人来たか',
    '第二海兵遠征軍',
    'それはどこですか',
    'ありがとう',
    'テスト',
    '橋',
  ])('%s is left as it is', (text) => {
    expect(corrected(text, 'ja')).toEqual({ text, made: [] });
  });

  test('what is counted, and an ending of its own, are no slips', async () => {
    const report = brief('bridge', {
      bottomLine: { en: 'They came.', ja: '来た。', cites: ['gazette#1'] },
      facts: [
        {
          id: 'report',
          status: 'reported',
          en: 'In October the reporter was the second to come, three days before.',
          ja: '10月、報告者は3日前に2人目として来た。',
          cites: ['gazette#1'],
        },
      ],
    });
    const library = await libraryOf(await packFolder({ 'bridge.yaml': report }));
    for (const asked of ['10歳', '報告先', '2人分', '何日目', '3日後']) {
      expect(corrected(asked, 'ja', library).made, asked).toEqual([]);
    }
  });

  test('a compound of the library is no slip for part of another', async () => {
    const mayors = brief('bridge', {
      bottomLine: { en: 'They came.', ja: '両者が来た。', cites: ['gazette#1'] },
      facts: [
        {
          id: 'mayors',
          status: 'reported',
          en: 'The former and the present mayor came.',
          ja: '佐藤某町長と現町長が来た。',
          cites: ['gazette#1'],
        },
      ],
    });
    const library = await libraryOf(await packFolder({ 'bridge.yaml': mayors }));
    expect(corrected('佐藤現町長は', 'ja', library).made).toEqual([]);
    expect(corrected('佐藤某町長は', 'ja', library).made).toEqual([]);
  });
});
