import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../src/answers/tasks/index.ts';
import { soughtKanji, statedKanji } from '../../src/answers/text/kanji.ts';
import { normalise } from '../../src/answers/text/normalise.ts';
import { collectPhrases, openPhrases, type Phrases } from '../../src/answers/text/phrases.ts';
import { type Token, tokenise } from '../../src/answers/text/tokens.ts';
import {
  everydayWordsData,
  isProperWord,
  restoreEverydayWords,
} from '../../src/answers/text/vocabulary/everyday-english.ts';
import type { Library } from '../../src/library/index.ts';
import type { Lang } from '../../src/library/schema.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

describe('normalised text', () => {
  test.each([
    ['ＪＪＯＣ　とは？', 'jjoc とは?'],
    ['ﾐｻｲﾙ', 'ミサイル'],
    ['U.S. and U.K. forces', 'us and uk forces'],
    ['the minister’s', "the minister's"],
    ['54,000 or 1,234,567', '54000 or 1234567'],
    ['１，２００人', '1200人'],
    ['March 30,2025', 'march 30,2025'],
    ['about sixty thousand, or 60 thousand, or 60k', 'about 60000, or 60000, or 60000'],
    ['eighty years, 7th fleet, SM-6', '80 years, 7th fleet, sm-6'],
    ['三月三十日、六万人、八十周年、二〇二五年', '3月30日、6万人、80周年、2025年'],
    ['十五人と十月', '15人と10月'],
    ['三ヶ月、３か月、3ヵ月、3箇月、何カ所', '3カ月、3カ月、3カ月、3カ月、何カ所'],
    ['五才と6歳、何才、天才', '5歳と6歳、何歳、天才'],
    ['一番、統一、三沢、十分', '一番、統一、三沢、十分'],
    ['  a \n\t b\u200b c  ', 'a b c'],
    ['e\u0301', 'é'],
    ['', ''],
  ])('%j → %j', (text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  test('is left as it is a second time', () => {
    for (const { en, ja } of shipped.facts.values()) {
      for (const normal of [normalise(en), normalise(ja)]) expect(normalise(normal)).toBe(normal);
    }
  });
});

const phrasesIn = (lang: Lang, library: Pick<Library, 'terms' | 'synonyms'>): Phrases =>
  openPhrases(runToEnd(collectPhrases(lang, library)), lang);

const phrasesOf = async (lang: Lang): Promise<Phrases> => phrasesIn(lang, await smallLibrary());

describe('names of the glossary', () => {
  const found = async (text: string, lang: Lang) =>
    (await phrasesOf(lang))
      .names(text)
      .map(({ start, end, meaning }) => [text.slice(start, end), meaning]);

  test.each<[string, Lang, string[][]]>([
    ['is the great bridge open', 'en', [['great bridge', '§bridge']]],
    ['is gb open', 'en', [['gb', '§bridge']]],
    ['two great bridges', 'en', [['great bridges', '§bridge']]],
    ['the gbs', 'en', [['gbs', '§bridge']]],
    ['gbp, agb, gb2 and great bridgesx', 'en', []],
    ['greatbridge and great-bridge', 'en', []],
    ['harbour council', 'en', [['harbour council', '§council']]],
    ['harbour council office', 'en', [['harbour council office', '§council-office']]],
    ['harbour council officer', 'en', [['harbour council', '§council']]],
    ['harbour harbour council', 'en', [['harbour council', '§council']]],
    ["rosa lindqvist's bridge", 'en', [['rosa lindqvist', '§lindqvist']]],
    [
      'gb/gb',
      'en',
      [
        ['gb', '§bridge'],
        ['gb', '§bridge'],
      ],
    ],
    ['is the 大橋 open', 'en', [['大橋', '§bridge']]],
    ['新大橋は', 'ja', [['大橋', '§bridge']]],
    ['港湾評議会事務局は', 'ja', [['港湾評議会事務局', '§council-office']]],
    ['港湾評議会議長は', 'ja', [['港湾評議会', '§council']]],
    ['gbはいつ', 'ja', [['gb', '§bridge']]],
    ['agbはいつ', 'ja', []],
    [
      '大橋と大橋',
      'ja',
      [
        ['大橋', '§bridge'],
        ['大橋', '§bridge'],
      ],
    ],
    ['', 'en', []],
  ])('%s (%s)', async (text, lang, names) => {
    expect(await found(text, lang)).toEqual(names);
  });

  test('one form may stand for two things', () => {
    const [term] = shipped.terms.values();
    if (!term) throw new Error('no glossary');
    const twin = { ...term, id: `${term.id}-twin` as typeof term.id };
    const text = normalise(term.en[0] ?? '');
    const meanings = phrasesIn('en', {
      terms: new Map([term, twin].map((one) => [one.id, one])),
      synonyms: { en: [], ja: [] },
    }).names(text);
    expect(meanings).toMatchObject([{ meaning: `§${term.id}` }, { meaning: `§${twin.id}` }]);
  });
});

test('the synonyms of a library are met like everyday ones', () => {
  const phrasesOf = (en: string[][]) =>
    phrasesIn('en', { terms: new Map(), synonyms: { en, ja: [] } });
  const meanings = (text: string, phrases: Phrases) =>
    tokenise(normalise(text), 'en', phrases).flatMap((token) => token.meanings);
  const own = phrasesOf([['crozzle', 'splendid frob']]);
  expect(meanings('a crozzle', own)).toHaveLength(1);
  expect(meanings('a crozzle', own)).toEqual(meanings('the splendid frob', own));
  expect(meanings('a crozzle', phrasesOf([]))).toEqual([]);
});

describe('everyday phrases', () => {
  const meaningsOf = (phrases: Phrases, text: string) =>
    phrases.phrases(text).map(({ meaning }) => meaning);

  test('of several words mean what one word means', async () => {
    const phrases = await phrasesOf('en');
    expect(phrases.ofWord('establish')).toEqual(
      expect.arrayContaining(meaningsOf(phrases, 'it was set up').slice(0, 1)),
    );
    expect(meaningsOf(phrases, 'it was upset upon')).toEqual([]);
  });

  test('in Japanese are found inside the text', async () => {
    const phrases = await phrasesOf('ja');
    const [made] = meaningsOf(phrases, '橋はできた');
    expect(made).toBeDefined();
    expect(meaningsOf(phrases, '橋の設立')).toContain(made);
  });
});

describe('tokens', () => {
  const tokens = (text: string, lang: Lang) =>
    tokenise(normalise(text), lang, phrasesIn(lang, shipped));
  const termsOf = (text: string, lang: Lang) => tokens(text, lang).flatMap(({ terms }) => terms);

  test.each([
    ['ministers', 'minister'],
    ["minister's", 'minister'],
    ['deployed', 'deploying'],
    ['Mariners', 'mariner'],
  ])('English %s and %s are one term', (one, other) => {
    expect(termsOf(one, 'en')).toEqual(termsOf(other, 'en'));
    expect(termsOf(one, 'en')).toHaveLength(1);
  });

  test('words that only hold a sentence together are worth nothing, others something', () => {
    const worth = new Map(
      tokens('tell me when the bridge was painted', 'en').map((token) => [
        token.shown,
        token.worth,
      ]),
    );
    for (const word of ['tell', 'me', 'when', 'the', 'was']) expect(worth.get(word)).toBe(0);
    for (const word of ['bridge', 'painted']) expect(worth.get(word)).toBe(1);
  });

  test('a name is one token, and its words are not tokens beside it', () => {
    const found = tokens('was the Joint Operations Command painted', 'en');
    expect(found.filter(({ worth }) => worth > 0).map(({ shown }) => shown)).toEqual([
      'joint operations command',
      'painted',
    ]);
    expect(found.find(({ shown }) => shown.startsWith('joint'))?.meanings).toEqual(['§jjoc']);
    const ja = tokens('統合作戦司令部の発足', 'ja');
    expect(ja.map(({ shown }) => shown)).toEqual(['統合作戦司令部', '発足']);
  });

  test('part of a Japanese name shares pairs with the whole', () => {
    const whole = termsOf('統合作戦司令部', 'ja');
    const part = termsOf('統合作戦', 'ja');
    expect(part.filter((pair) => whole.includes(pair)).length).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ['3月', ['3月']],
    ['ミサイル', ['ミサ', 'サイ', 'イル']],
    ['米兵', ['米兵']],
    ['橋', ['橋']],
  ])('Japanese %s is made of %j', (word, terms) => {
    expect(termsOf(`${word}は`, 'ja')).toEqual(terms);
  });

  test('hiragana that holds a sentence together is no token', () => {
    expect(tokens('それはどこですか', 'ja').filter(({ terms }) => terms.length > 0)).toEqual([]);
  });

  test('a very long run of katakana is cut into words', () => {
    const found = tokens('ア'.repeat(200), 'ja');
    expect(Math.max(...found.map(({ shown }) => shown.length))).toBeLessThan(50);
  });
});

describe('kanji that relate Japanese words', () => {
  const areRelated = async (asked: string, stated: string) => {
    const phrases = await phrasesOf('ja');
    const marksOf = (text: string, marks: (token: Token) => string[]) =>
      tokenise(normalise(text), 'ja', phrases).flatMap(marks);
    const sought = new Set(marksOf(asked, soughtKanji));
    return !sought.isDisjointFrom(new Set(marksOf(stated, statedKanji)));
  };

  test.each([
    ['払わない', '未払い'],
    ['休み', '休館'],
    ['休館', '休み'],
    ['敷設', '敷く'],
    ['海の底', '海底'],
    ['開く', '開いて'],
    ['3秒', '71秒'],
    ['支払', '払う'],
  ])('a question of %s meets a statement of %s', async (asked, stated) => {
    expect(await areRelated(asked, stated)).toBe(true);
  });

  test.each([
    ['会議', '会社'],
    ['休館', '休止'],
    ['払う', '休む'],
    ['大橋', '大きい'],
  ])('a question of %s does not meet a statement of %s', async (asked, stated) => {
    expect(await areRelated(asked, stated)).toBe(false);
  });
});

describe('Japanese words of hiragana alone', () => {
  const tokensIn = async (text: string) =>
    tokenise(normalise(text), 'ja', await phrasesOf('ja')).filter(({ worth }) => worth > 0);

  test('count if they may be things, and are the same in katakana', async () => {
    const [hiragana] = await tokensIn('ごみはいつ出せますか');
    const [katakana] = await tokensIn('ゴミはいつ');
    expect(hiragana?.shown).toBe('ごみ');
    expect(hiragana?.terms).toEqual(katakana?.terms);
  });

  test('are nothing if they are grammar', async () => {
    expect(await tokensIn('それはどうしてですか')).toEqual([]);
  });
});

test('everyday words that are kept and taken again know which of them are names', () => {
  restoreEverydayWords(structuredClone(everydayWordsData()));
  expect(['paris', 'xylograph'].map(isProperWord)).toEqual([true, true]);
  expect(['bank', 'i'].map(isProperWord)).toEqual([false, false]);
});
