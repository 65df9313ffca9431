import { describe, expect, test } from 'vitest';
import {
  asksYesOrNo,
  canBeDenied,
  type QuestionType,
  questionTypeOf,
} from '../../src/answers/text/question-types.ts';

describe('what an English question asks for', () => {
  test.each<[QuestionType, string[]]>([
    ['who', ['Who built it?', 'who’s in charge', 'whose idea was it', 'Which minister said so?']],
    ['name', ["what's his name", 'What was her rank?', 'Who is the commander?']],
    ['when', ['When did it open?', 'since when', 'in which month', 'WHEN']],
    ['day', ['on what day', 'Which date was it?', 'what is the exact date']],
    ['year', ['What year was it?', 'in which year']],
    ['clock', ['what time does it open', 'at what hour']],
    ['age', ['How old is he?', 'what is his age']],
    ['where', ['Where is it?', 'in which city', 'What country is that in?']],
    ['how-many', ['How many are there?', 'how much', 'the number of lorries', 'How high is it?']],
    ['duration', ['How long is it closed?', 'how many working days does it take', 'how soon']],
    ['duration', ['How much time did they spend on it?']],
    ['other', ['How big a deal was it?', 'How high on the agenda is it?']],
    ['who', ['When the bridge was opened, who was mayor?']],
    ['other', ['While he was in town, what did he say?', 'Did the mayor who came after open it?']],
    ['who', ['Did the council say who would lead it?']],
    ['when', ['When exactly was it opened, and who came?']],
    ['money', ['How much does it cost?', 'what is the fee', 'price of a ticket']],
    ['share', ['What percentage of them left?', 'what share']],
    ['weekday', ['Which days is it open?', 'what day of the week']],
    ['why', ['Why?', 'how come', 'for what reason', 'what is the purpose of it']],
    ['which', ['Which bridge?']],
    ['list', ['list the bridges', 'What are the threats?', 'which countries']],
    ['who', ['who helps when something breaks', 'Who do I call where I live?']],
    ['other', ['what happens when it rains', 'how do I pay when I am away']],
    ['other', ['Was it meant to cut the number of boats?', 'How far have they got?']],
    ['how-many', ['Could you give me the number of boats?', 'number of boats']],
    ['other', ['Is it open?', 'bridge', 'how does it work', 'whenever', 'nowhere', '']],
  ])('%s', (type, questions) => {
    for (const question of questions) expect(questionTypeOf(question, 'en'), question).toBe(type);
  });
});

describe('what a Japanese question asks for', () => {
  test.each<[QuestionType, string[]]>([
    ['who', ['誰が造った？', 'だれですか', 'どなた']],
    ['name', ['名前は？', '氏名を教えて', '司令官は誰']],
    ['when', ['いつ開通した？', '何月ですか']],
    ['day', ['何月何日？', '何日に', '日付は']],
    ['year', ['何年に開通した？']],
    ['clock', ['何時に始まる？', '何時頃', '何時何分']],
    ['age', ['何歳ですか', '年齢は']],
    ['where', ['どこにある？', '場所は', '何県']],
    ['how-many', ['何人いる？', 'いくつ', '規模は', '何件']],
    ['money', ['給料はいくら', '料金は']],
    ['duration', ['何年間', '何分以内', '何分延びた', '期限から何日', '何時間', '何日前まで']],
    ['share', ['何パーセント', '割合は']],
    ['weekday', ['何曜日ですか']],
    ['why', ['なぜ？', 'どうして', '理由は', '目的は何']],
    ['which', ['どの橋？', 'どちら']],
    ['list', ['すべて挙げて', '橋の一覧']],
    ['other', ['開通した？', '大橋とは', '大橋とは何ですか', '']],
    ['other', ['日にちまで決めてた？', '日本は何カ国目ですか']],
    ['which', ['どれくらい大きな変更？', 'どのくらい重く見ていますか', 'どれくらい大事なの']],
    ['day', ['日付はわかりますか']],
  ])('%s', (type, questions) => {
    for (const question of questions) expect(questionTypeOf(question, 'ja'), question).toBe(type);
  });
});

describe('"No" can be the answer', () => {
  test.each([
    [
      'en',
      true,
      ['Was it cancelled?', 'so they gave up?', 'why was it cancelled?', 'when will it be?'],
    ],
    ['en', false, ['What was cancelled?', 'whats new', 'who cancelled it', 'How did it end?']],
    ['ja', true, ['中止になった？', 'なぜ中止になった？', 'どうして中止に', 'いつ中止に']],
    ['ja', false, ['何が中止になった？', '誰がやめた', 'どう終わった？']],
  ] as const)('%s: %s', (lang, can, questions) => {
    for (const question of questions) expect(canBeDenied(question, lang), question).toBe(can);
  });
});

test.each([
  ['Is the bridge open?', 'en', true],
  ["and didn't they close it?", 'en', true],
  ['When is the bridge open?', 'en', false],
  ['the bridge', 'en', false],
  ['橋は開いていますか', 'ja', true],
  ['橋は開いたの？', 'ja', true],
  ['橋はいつ開きますか', 'ja', false],
  ['橋について', 'ja', false],
] as const)('"%s" (%s) is a question of yes or no: %s', (question, lang, expected) => {
  expect(asksYesOrNo(question, lang)).toBe(expected);
});
