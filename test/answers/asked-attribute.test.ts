import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/answers/answer.ts';
import {
  countsWith,
  tellsContact,
  tellsFrequency,
  tellsOffice,
} from '../../src/answers/text/index.ts';
import type { Library } from '../../src/library/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';
import { brief, packFolder, packIn } from '../support/pack.ts';

const town = await libraryOf('examples/town-services');

test.each([
  ['how much does a new passport cost', 'en'],
  ['what does the town have to pay for the repair of mill bridge', 'en'],
  ['パスポートの手数料はいくら？', 'ja'],
] as const)('%s: a fact without an amount is no answer', (question, lang) => {
  expect(answerQuestion(question, lang, town).kind).not.toBe('answered');
});

test.each([
  ['how much is a visit to the swimming pool for adults', 'en'],
  ['プールの入場料はいくら？', 'ja'],
] as const)('%s: a fact with it is one', (question, lang) => {
  expect(answerQuestion(question, lang, town).kind).toBe('answered');
});

test.each([
  ['Of the 19,000 people in Resolute Dragon 25, how many were American?', 'en'],
  ['日本人従業員2万5千人のうち、横田基地で働いているのは何人？', 'ja'],
  ['How often does the JCT sit down with JJOC staff?', 'en'],
  ['Who chairs the working group on command and control?', 'en'],
  ['Who is in charge of the new US coordination team at Akasaka Press Center?', 'en'],
  ['指揮・統制の作業部会、米側の代表は誰', 'ja'],
  ['赤坂プレスセンターを都が返せと言い始めたのはいつから？', 'ja'],
  ['鹿屋基地にハイマースは何両来る計画なの？', 'ja'],
  ['Who was in command of U.S. Forces Japan before Ricky Rupp took over?', 'en'],
  ['俵氏の後任の副司令官には誰が就きましたか?', 'ja'],
] as const)('%s: that no fact tells, so none is the answer', (question, lang) => {
  expect(answerQuestion(question, lang, shipped).kind).toBe('near');
});

test.each([
  ['How many people did the Joint Operations Command start with?', 'en'],
  ['How often is Keen Edge held?', 'en'],
  ['キーン・エッジは何年に1度行われますか', 'ja'],
  ['Who heads U.S. Indo-Pacific Command?', 'en'],
  ['米インド太平洋軍の司令官は誰ですか', 'ja'],
  ['統合作戦司令部が発足したのはいつですか', 'ja'],
  ['思いやり予算の更新交渉が山場になるのはいつ頃の見通しでしたか？', 'ja'],
  ['What jobs does U.S. Forces Japan say it does on its own website?', 'en'],
  ['I read that the cost-sharing pact lapses in 2026, or was it 2027?', 'en'],
  ['Who pointed out that peace and wealth today are built on decades of work after the war?', 'en'],
  ['Was the July overhaul meant to cut the number of American troops?', 'en'],
  ['南雲さんの次の統合作戦司令官には誰が選ばれたの？', 'ja'],
  ['ヘグセス氏の初めてのアジア訪問で、日本は何カ国目でしたか？', 'ja'],
  ['5th air force and usfj same commander', 'en'],
  ['How old was Tawara when he was made number two at the joint command?', 'en'],
  ['How big a deal did Lloyd Austin make of the 2024 announcement?', 'en'],
  [
    '高市さんはトランプさんに、アメリカとの関係をどれくらい大事に考えていると話したのですか。',
    'ja',
  ],
] as const)('%s: that one tells, so it is', (question, lang) => {
  expect(answerQuestion(question, lang, shipped).kind).toBe('answered');
});

test('a version, a number of times and minutes are read as what they are', async () => {
  const support = await libraryOf('examples/support-policy');
  const kindOf = (question: string, lang: 'en' | 'ja', library: Library) =>
    answerQuestion(question, lang, library).kind;
  expect(kindOf('When does support for version 4.8 end?', 'en', support)).toBe('answered');
  expect(kindOf('未払い アカウント停止 期限から何日', 'ja', support)).toBe('answered');
  expect(kindOf('How many times can a book from the library be renewed?', 'en', town)).toBe(
    'answered',
  );
  expect(kindOf('バス4番線で駅から港まで行く時間は何分延びましたか。', 'ja', town)).toBe(
    'answered',
  );
});

test('who holds an office is told in a folder without English texts, too', async () => {
  const said = (id: string, ja: string, asks: string) => ({
    ...{ id, status: 'reported', ja, cites: ['gazette#1'] },
    asks: { ja: asks },
  });
  const facts = [
    said(
      'town-mayor',
      '町長はアダ・ホルム氏だ。2024年に就任した。',
      '町のトップは誰\nいまの町長の名前',
    ),
    said('town-bins', 'ごみは毎週火曜日に集められる。', 'ごみの日はいつ\nごみ収集の曜日'),
  ];
  const library = await libraryOf(
    await packFolder(packIn('ja', { 'town.yaml': brief('town', { facts }) })),
  );
  const kindOf = (question: string) => answerQuestion(question, 'ja', library).kind;
  expect(kindOf('町長は誰ですか')).toBe('answered');
  expect(kindOf('ごみ収集の責任者は誰ですか')).not.toBe('answered');
});

test('how often, and an office', () => {
  expect(tellsFrequency('It is held every two years.', 'en')).toBe(true);
  expect(tellsFrequency('The bins are emptied on Mondays.', 'en')).toBe(true);
  expect(tellsFrequency('It began in March 2025.', 'en')).toBe(false);
  expect(tellsFrequency('2年に1回行われる。', 'ja')).toBe(true);
  expect(tellsFrequency('2025年3月に始まった。', 'ja')).toBe(false);
  expect(tellsOffice('Ada Holm chairs the council.', 'en')).toBe(true);
  expect(tellsOffice('The team works in one room.', 'en')).toBe(false);
  expect(tellsOffice('町長はアダ・ホルム氏だ。', 'ja')).toBe(true);
  expect(tellsOffice('チームは一室で働いている。', 'ja')).toBe(false);
});

test('a counter needs a number before it', () => {
  expect(countsWith('参加者は約1,200人だった。', '人')).toBe(true);
  expect(countsWith('住民が三名選ばれた。', '人')).toBe(true);
  expect(countsWith('利用者がログインできなくなった。', '人')).toBe(false);
  expect(countsWith('8か国が加わる。', 'カ国')).toBe(true);
});

test('a phone number and an address are contacts, a year is none', () => {
  expect(['0120-345', 'desk@example.org'].every(tellsContact)).toBe(true);
  expect(tellsContact('It opened in 2025.')).toBe(false);
});
