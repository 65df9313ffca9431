import { describe, expect, test } from 'vitest';
import { checkStatement, type Part } from '../../src/answers/index.ts';
import { readStatement } from '../../src/answers/text/index.ts';
import type { Library } from '../../src/library/index.ts';
import { looksJapanese } from '../../src/library/text/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';

const town = await libraryOf('examples/town-services');
const support = await libraryOf('examples/support-policy');
const strait = await libraryOf('test/eval/packs/strait-link');

/** What is confirmed, said to be otherwise, and neither, of a one-sentence statement. */
function verdictsOf(said: string, library: Library) {
  const { parts } = checkStatement(said, looksJapanese(said) ? 'ja' : 'en', library);
  const of = (verdict: Part['verdict']) =>
    parts.filter((part) => part.verdict === verdict).map(({ shown }) => shown);
  return { so: of('supported'), otherwise: of('contradicted'), open: of('not-covered') };
}

describe('a figure of another role is neither confirmed nor otherwise', () => {
  test.each([
    ['A card for ten adult visits costs €5.50', '€5.50'],
    ['Day care costs €24,000 a month', '€24,000'],
    ["A resident's parking permit costs €48 a year for the second car", '€48'],
    ['住民用駐車許可証は1台目が年96ユーロだ', '96ユーロ'],
  ])('%s: %s', (said, figure) => {
    const { so, otherwise, open } = verdictsOf(said, town);
    expect(open).toContain(figure);
    expect([...so, ...otherwise]).not.toContain(figure);
  });

  test.each([
    ['A card for ten adult visits costs €45', '€45'],
    ["A resident's parking permit costs €96 a year for the second car", '€96'],
    ['住民用駐車許可証は2台目が年96ユーロだ', '96ユーロ'],
  ])('and one of the same is confirmed: %s', (said, figure) => {
    expect(verdictsOf(said, town).so).toContain(figure);
  });
});

describe('a figure is confirmed with its unit', () => {
  test.each([
    ['A stall at the festival costs 90 euros for the whole festival', '90 euros', town],
    ['The garage of 240 spaces is to be built in 22 months', '22 months', town],
    ['For severity 1 an incident lead is named within 30 minutes', '30 minutes', support],
    ['海峡連系線は双方に最大70万キロワットを送れる', '70万キロワット', strait],
  ])('%s: %s', (said, figure, library) => {
    expect(verdictsOf(said, library).so).toContain(figure);
  });

  test.each([
    ['A stall at the festival costs 90 dollars', '90 dollars', town],
    ['A stall at the festival costs 90 for the whole festival', '90', town],
    ['Bulky waste: every further piece costs $15', '$15', town],
    ['Books are lent for four weeks; each day overdue costs £0.20 per book', '£0.20', town],
    ['The garage would have 240 hectares under Market Square', '240 hectares', town],
    ['The garage of 240 trees is to be built under Market Square', '240 trees', town],
    ['The garage of 240 spaces is to be built in 22 years', '22 years', town],
    ['祭りの出店料は90円だ', '90円', town],
    ['海峡連系線は全長184ヘクタールだ', '184ヘクタール', strait],
    ['A stall at the festival costs 90 million euros', '90 million euros', town],
    ['On 17 November the town council put off its vote on the garage', '17 November', town],
  ])('%s: not %s, nor is it otherwise', (said, figure, library) => {
    const { so, otherwise, open } = verdictsOf(said, library);
    expect(open).toContain(figure);
    expect([...so, ...otherwise]).not.toContain(figure);
  });

  test.each([['海峡連系線は最大70キロワットを送れる', '70キロワット', strait]])(
    '%s: %s is otherwise, as its scale is',
    (said, figure, library) => {
      expect(verdictsOf(said, library).otherwise).toEqual([figure]);
    },
  );

  test('whose they are is no unit', () => {
    const said = 'At Iwo Jima died 21,900 Japanese and 7,000 U.S. soldiers';
    expect(verdictsOf(said, shipped).so).toEqual(['21,900 Japanese', '7,000 U.S. soldiers']);
  });

  test('a small one without any needs the same word beside it', () => {
    const said = 'Bus line 7 has run along the ring road since 2 November 2026';
    expect(verdictsOf(said, town).so).toEqual(['2 November 2026']);
  });
});

describe('a figure of characters is one', () => {
  test.each([
    ['地下駐車場には二百四十台分の駐車場を設ける', '二百四十台', town],
    ['粗大ごみは4点目から1点十五ユーロかかる', '十五ユーロ', town],
    ['海峡連系線は双方に最大七十万キロワットを送れる', '七十万キロワット', strait],
    ['2025年9月のレゾリュート・ドラゴンには約1万9000人が参加した', '約1万9000人', shipped],
  ])('%s: %s', (said, figure, library) => {
    const { so, open } = verdictsOf(said, library);
    expect(so).toContain(figure);
    expect(open).toEqual([]);
  });

  test.each([
    ['2025年9月のレゾリュート・ドラゴンには9000人が参加した', '9000人'],
    ['統合作戦司令部は十数人で発足した', '十数人'],
  ])('%s: not %s', (said, figure) => {
    const { so, otherwise, open } = verdictsOf(said, shipped);
    expect(so).not.toContain(figure);
    expect([...otherwise, ...open]).toContain(figure);
  });
});

describe('figures are confirmed in their places', () => {
  test.each([
    ["Tesmora's parliament ratified the strait link accord by 71 to 38", ['71', '38'], strait],
    ['Water rose from €2.10 to €2.35 per cubic metre', ['€2.10', '€2.35'], town],
    [
      '硫黄島の戦いの死者は米兵約7000人、日本兵約2万1900人だった',
      ['約7000人', '約2万1900人'],
      shipped,
    ],
  ])('%s', (said, figures, library) => {
    expect(verdictsOf(said, library)).toEqual({ so: figures, otherwise: [], open: [] });
  });

  test.each([
    ["Tesmora's parliament ratified the strait link accord by 38 to 71", ['38', '71'], strait],
    ["Tesmora's parliament ratified the accord by 24 to 71", ['24'], strait],
    ['The council put off its vote on the garage by 7 to 8', ['7', '8'], town],
    ['Water went from €2.35 to €2.10 per cubic metre', ['€2.35', '€2.10'], town],
    ['A parking permit costs €48 for the second car and €96 for the first', ['€48', '€96'], town],
    ['プールの入場料は大人3ユーロ、6～17歳5.50ユーロだ', ['3ユーロ', '5.50ユーロ'], town],
  ])('%s: neither', (said, figures, library) => {
    const { so, otherwise, open } = verdictsOf(said, library);
    expect(open).toEqual(expect.arrayContaining(figures));
    expect([...so, ...otherwise].filter((one) => figures.includes(one))).toEqual([]);
  });
});

describe('what is open or disputed is not confirmed flatly', () => {
  test.each([
    ['The garage would cost €6.4 million', '€6.4 million'],
    ['The town puts the cost of the garage at €9.1 million', '€9.1 million'],
    ['The region expects to open Mill Bridge again by 31 March 2027', '31 March 2027'],
    ['地下駐車場の建設費は640万ユーロだ', '640万ユーロ'],
    ['町は地下駐車場の建設費を910万ユーロと見積もっている', '910万ユーロ'],
    ['Residents will vote on the garage by 15 January 2027', '15 January 2027'],
  ])('%s: not %s', (said, figure) => {
    expect(verdictsOf(said, town).open).toContain(figure);
  });

  test.each([
    ['The town puts the cost of the garage at €6.4 million', '€6.4 million'],
    ['The Friends of Market Square put the cost of the garage at €9.1 million', '€9.1 million'],
    ['町は地下駐車場の建設費を640万ユーロと見積もっている', '640万ユーロ'],
  ])('%s: %s is what that side says', (said, figure) => {
    expect(verdictsOf(said, town).so).toContain(figure);
  });
});

describe('dates and quotations as people write them', () => {
  test.each([
    ['On 18/11/2026 the town council put off its vote on the garage', '18/11/2026'],
    ['On 11/18/2026 the town council put off its vote on the garage', '11/18/2026'],
    ['On 18 November the town council put off its vote on the garage', '18 November'],
    ['町議会は令和8年11月18日、地下駐車場の採決を延期した', '令和8年11月18日'],
    ['町議会は二〇二六年十一月十八日、地下駐車場の採決を延期した', '二〇二六年十一月十八日'],
    ['The standing charge for water is €6.50 pay', '€6.50'],
    ['The Friends of Market Square put the cost of the garage at €9.1 million.', '€9.1 million'],
  ])('%s: %s', (said, value) => {
    expect(verdictsOf(said, town).so).toContain(value);
  });

  test('a date that may be of two months is left open', () => {
    const said = 'On 11/12/2026 the town council put off its vote on the garage';
    expect(verdictsOf(said, town)).toEqual({ so: [], otherwise: [], open: ['11/12/2026'] });
  });
});

test('of a sentence without an end the beginning is read, and that is told', () => {
  const { sentences, cut } = readStatement('南雲氏と俵氏は'.repeat(200), 15);
  expect([cut, sentences.length]).toEqual([true, 1]);
  expect(sentences[0]?.length).toBeLessThan(600);
  expect(readStatement('南雲氏と俵氏は会談した。', 15).cut).toBe(false);
});
