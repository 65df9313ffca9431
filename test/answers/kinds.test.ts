import { describe, expect, test } from 'vitest';
import { prepareAnswerTypes } from '../../src/answers/index/answer-types.ts';
import {
  canBeDenied,
  type QuestionType,
  questionTypeOf,
} from '../../src/answers/text/question-types.ts';
import type { Fact } from '../../src/library/library.ts';
import { factOf, shipped, town } from './town.ts';

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
    ['how-many', ['How many are there?', 'how much', 'the number of lorries', 'How long is it?']],
    ['why', ['Why?', 'how come', 'for what reason', 'what is the purpose of it']],
    ['which', ['Which bridge?']],
    ['list', ['list the bridges', 'What are the threats?', 'which countries']],
    ['other', ['Is it open?', 'bridge', 'how does it work', 'whenever', 'nowhere', '']],
  ])('%s', (kind, questions) => {
    for (const question of questions) expect(questionTypeOf(question, 'en'), question).toBe(kind);
  });
});

describe('what a Japanese question asks for', () => {
  test.each<[QuestionType, string[]]>([
    ['who', ['誰が造った？', 'だれですか', 'どなた']],
    ['name', ['名前は？', '氏名を教えて', '司令官は誰']],
    ['when', ['いつ開通した？', '何月ですか']],
    ['day', ['何月何日？', '何日に', '日付は']],
    ['year', ['何年に開通した？']],
    ['clock', ['何時に始まる？', '何時頃']],
    ['age', ['何歳ですか', '年齢は']],
    ['where', ['どこにある？', '場所は', '何県']],
    ['how-many', ['何人いる？', 'いくつ', '給料はいくら', '規模は', '何年間', '何パーセント']],
    ['why', ['なぜ？', 'どうして', '理由は', '目的は何']],
    ['which', ['どの橋？', 'どちら']],
    ['list', ['すべて挙げて', '橋の一覧']],
    ['other', ['開通した？', '大橋とは', '']],
  ])('%s', (kind, questions) => {
    for (const question of questions) expect(questionTypeOf(question, 'ja'), question).toBe(kind);
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

describe('whether a fact holds what is asked for', () => {
  const hasAnswerType = async (en: string, more: Partial<Fact> = {}) => {
    const library = await town();
    const holdsAnswerType = prepareAnswerTypes(library);
    const fact = factOf(library, 'bridge-reason');
    return (kind: QuestionType) => holdsAnswerType({ ...fact, en, ...more } as Fact, kind);
  };

  test.each<[QuestionType, string[], string[]]>([
    [
      'day',
      ['It opened on 30 March 2025.', 'It opened on March 30.'],
      ['It opened in March 2025.', 'It opened.', 'It opened in 2025.'],
    ],
    ['year', ['It opened in 2025.', 'It opened on 30 March 1999.'], ['It opened in March.']],
    [
      'clock',
      ['It opens at 9:30.', 'It opens at 9 a.m.', "It opens at 7 o'clock."],
      ['It opened in 2025.', 'It opened on 9 May.'],
    ],
    [
      'age',
      ['She is 61 years old.', 'The 61-year-old mayor left.', 'It was founded in 1957.'],
      ['She.'],
    ],
    ['when', ['It opened in 2025.', 'It opened in May.', 'It will open soon.'], ['It is red.']],
    [
      'how-many',
      ['It is 412 metres long.', 'Twelve lorries crossed.', 'Thousands came.'],
      [
        'It opened on 30 March 2025.',
        'It opened in 2025.',
        'The SM-6 crossed.',
        'The 7th lorry crossed.',
        'It is long.',
      ],
    ],
    [
      'who',
      ['Rosa Lindqvist drew it.', 'The minister drew it.', 'The Gazette wrote it.'],
      ['It fell down.'],
    ],
    ['name', ['Rosa Lindqvist drew it.'], ['The minister drew it.', 'A woman drew it.']],
    ['where', ['It stands in Port Ann.', 'It is near the Old Mill.'], ['It is red.']],
    ['why', ['It is red.'], []],
    ['other', ['It is red.'], []],
  ])('%s', async (kind, having, lacking) => {
    for (const text of having) expect((await hasAnswerType(text))(kind), text).toBe(true);
    for (const text of lacking) expect((await hasAnswerType(text))(kind), text).toBe(false);
  });

  test('a date beside the text says when, and what somebody said says who', async () => {
    expect(
      (await hasAnswerType('It is red.', { date: '2025-03-30' } as Partial<Fact>))('when'),
    ).toBe(true);
    expect((await hasAnswerType('It is red.', { status: 'said' }))('who')).toBe(true);
  });

  test('the sides of a disputed fact count', async () => {
    const library = await town();
    const holdsAnswerType = prepareAnswerTypes(library);
    const cost = factOf(library, 'bridge-cost');
    expect(holdsAnswerType(cost, 'how-many')).toBe(true);
    expect(holdsAnswerType(cost, 'year')).toBe(false);
  });

  test('of the shipped facts each kind is found in some and not in all', () => {
    const holdsAnswerType = prepareAnswerTypes(shipped);
    const facts = [...shipped.facts.values()];
    for (const kind of ['day', 'year', 'how-many', 'who', 'name', 'where', 'when'] as const) {
      const having = facts.filter((fact) => holdsAnswerType(fact, kind)).length;
      expect(having, kind).toBeGreaterThan(0);
      expect(having, kind).toBeLessThan(facts.length);
    }
  });
});
