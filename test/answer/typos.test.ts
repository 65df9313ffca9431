import { describe, expect, test } from 'vitest';
import { indexFor } from '../../src/answer/fact-index.ts';
import { correctTypos } from '../../src/answer/typos.ts';
import type { Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';
import { shipped, town } from './town.ts';

const mended = (text: string, lang: Lang, library: Library = shipped) =>
  correctTypos(text, indexFor(library, lang));

describe('slips of the keyboard in English', () => {
  test.each([
    ['hegsteh', 'hegseth'],
    ['hegset', 'hegseth'],
    ['nakatnai', 'nakatani'],
    ['deterence', 'deterrence'],
    ['indo-pacfic comand', 'indo-pacific command'],
    ["hegsteh's plan", "hegsteh's plan"],
  ])('%s → %s', (typed, meant) => {
    expect(mended(typed, 'en').text).toBe(meant);
  });

  test.each(['lunch', 'lunches', 'rice', 'troops', 'usjf', 'xylophonist', 'ab', 'whre', '12345'])(
    '%s is left as it is',
    (word) => {
      expect(mended(word, 'en')).toEqual({ text: word, made: [] });
    },
  );

  test('tells what it changed', () => {
    expect(mended('did hegsteh meet nakatnai', 'en').made).toEqual([
      { from: 'hegsteh', to: 'hegseth' },
      { from: 'nakatnai', to: 'nakatani' },
    ]);
  });

  test("goes by the library's own words", async () => {
    const library = await town();
    expect(mended('lindqvsit', 'en', library).text).toBe('lindqvist');
    expect(mended('hegsteh', 'en', library).text).toBe('hegsteh');
    expect(mended('lindqvsit', 'en').text).toBe('lindqvsit');
  });

  test('no word of a fact is ever changed', () => {
    for (const lang of ['en', 'ja'] as const) {
      for (const fact of shipped.facts.values()) {
        const text = fact[lang].normalize('NFKC').toLowerCase();
        expect(mended(text, lang).made, text).toEqual([]);
      }
    }
  });
});

describe('slips in Japanese', () => {
  test.each([
    ['抑子力とは', '抑止力とは'],
    ['みさいるの数', 'ミサイルの数'],
    ['インド大平洋軍', 'インド太平洋軍'],
    ['ヘグゼス長官', 'ヘグセス長官'],
    ['hegsteh長官', 'hegseth長官'],
  ])('%s → %s', (typed, meant) => {
    expect(mended(typed, 'ja').text).toBe(meant);
  });

  test.each(['防衛大学', '防衛大臣', '抑止力', 'それはどこですか', 'ありがとう', 'テスト', '橋'])(
    '%s is left as it is',
    (text) => {
      expect(mended(text, 'ja')).toEqual({ text, made: [] });
    },
  );
});
