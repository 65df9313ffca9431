import { describe, expect, test } from 'vitest';
import { prepareAnswerTypes } from '../../src/answers/index/answer-types/index.ts';
import type { QuestionType } from '../../src/answers/text/question-types.ts';
import type { Fact } from '../../src/library/library.ts';
import { factOf, shipped, smallLibrary } from '../support/libraries.ts';

describe('whether a fact holds what is asked for', () => {
  const hasAnswerType = async (en: string, more: Partial<Fact> = {}) => {
    const library = await smallLibrary();
    const holdsAnswerType = prepareAnswerTypes(library);
    const fact = factOf(library, 'bridge-reason');
    return (type: QuestionType) => holdsAnswerType({ ...fact, en, ...more } as Fact, type) === 1;
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
      [
        'She is 61 years old.',
        'The 61-year-old mayor left.',
        'Lind, then 58, left.',
        'Lind, aged 61, left.',
      ],
      ['She.', 'It was then 412 metres long.'],
    ],
    ['when', ['It opened in 2025.', 'It opened in May.'], ['It is red.', 'It will open soon.']],
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
    [
      'weekday',
      ['Bins are emptied on Tuesdays.', 'It is open daily.', 'It closes on weekdays.'],
      ['It is open.', 'It opened in May.'],
    ],
    [
      'duration',
      [
        'It takes 45 minutes.',
        'They answer within two working days.',
        'It is shut from May to July.',
      ],
      ['It is 45 metres long.', 'It is red.'],
    ],
    [
      'money',
      ['It costs 3 euros.', 'Entry is free of charge.', 'A fine of $40.'],
      ['It is 3 metres long.'],
    ],
    ['share', ['It rose by 7 %.', 'About half of them left.'], ['It rose by 7 metres.']],
    ['other', ['It is red.'], []],
  ])('%s', async (type, having, lacking) => {
    for (const text of having) expect((await hasAnswerType(text))(type), text).toBe(true);
    for (const text of lacking) expect((await hasAnswerType(text))(type), text).toBe(false);
  });

  test('a date beside the text says when, and what somebody said says who', async () => {
    expect(
      (await hasAnswerType('It is red.', { date: '2025-03-30' } as Partial<Fact>))('when'),
    ).toBe(true);
    expect((await hasAnswerType('It is red.', { status: 'said' }))('who')).toBe(true);
  });

  test('the sides of a disputed fact count', async () => {
    const library = await smallLibrary();
    const holdsAnswerType = prepareAnswerTypes(library);
    const cost = factOf(library, 'bridge-cost');
    expect(holdsAnswerType(cost, 'how-many')).toBe(1);
    expect(holdsAnswerType(cost, 'year')).toBe(0);
  });

  test('of the shipped facts each type is found in some and not in all', () => {
    const holdsAnswerType = prepareAnswerTypes(shipped);
    const facts = [...shipped.facts.values()];
    for (const type of ['day', 'year', 'how-many', 'who', 'name', 'where', 'when'] as const) {
      const having = facts.filter((fact) => holdsAnswerType(fact, type) > 0).length;
      expect(having, type).toBeGreaterThan(0);
      expect(having, type).toBeLessThan(facts.length);
    }
  });
});
