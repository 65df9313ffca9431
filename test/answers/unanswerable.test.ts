import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/answers/answer.ts';
import { indexFor } from '../../src/answers/index/fact-index.ts';
import type { Library } from '../../src/library/library.ts';
import { libraryOf, SMALL_PACK, shipped, smallLibrary } from '../support/libraries.ts';
import { packFolder } from '../support/pack.ts';

const block = (en: string[], ja: string[]) => ({ en: en.join('\n'), ja: ja.join('\n') });

/** The small library with a list of unanswerable questions. */
const libraryWithUnanswerable = async (): Promise<Library> =>
  libraryOf(
    await packFolder({
      ...SMALL_PACK,
      'library.yaml': {
        ...SMALL_PACK['library.yaml'],
        uncovered: block(
          ['how do I cross a chess bridge opening', 'what is the weather on the river'],
          ['川の天気は'],
        ),
      },
      'bridge.yaml': {
        ...SMALL_PACK['bridge.yaml'],
        uncovered: block(
          ['who designed the lamps of the Great Bridge', 'how many lamps has the Great Bridge'],
          ['大橋の街灯を設計したのは誰か'],
        ),
      },
    }),
  );

const verdictOn = (question: string, library: Library, lang: 'en' | 'ja' = 'en') =>
  answerQuestion(question, lang, library).kind;

describe('questions that no source answers', () => {
  test.each([
    ['who designed the lamps on the Great Bridge', 'en'],
    ['大橋の街灯は誰が設計した', 'ja'],
  ] as const)(
    '%s: a miss, though nearly all its words are those of a fact',
    async (question, lang) => {
      expect(verdictOn(question, await smallLibrary(), lang)).toBe('answered');
      expect(verdictOn(question, await libraryWithUnanswerable(), lang)).toBe('missed');
    },
  );

  test.each([
    ['who designed the Great Bridge', 'en'],
    ['when did the Great Bridge open', 'en'],
    ['大橋を設計したのは誰', 'ja'],
  ] as const)('%s is still answered beside them', async (question, lang) => {
    expect(verdictOn(question, await libraryWithUnanswerable(), lang)).toBe('answered');
  });

  test('how many of a thing there are does not stand in the way of what else is asked of it', async () => {
    const { reading } = answerQuestion(
      'lamps of the Great Bridge',
      'en',
      await libraryWithUnanswerable(),
    );
    const asked = answerQuestion(
      'how many lamps has the Great Bridge',
      'en',
      await libraryWithUnanswerable(),
    );
    expect(reading.evidence.unanswerable).toBeLessThan(asked.reading.evidence.unanswerable);
    // The fact lists one of the three questions that count.
    expect(asked.reading.evidence.unanswerable).toBeCloseTo(0.3);
  });

  test('are no vocabulary: nothing is corrected towards them, and they are known to no fact', async () => {
    const library = await libraryWithUnanswerable();
    expect(answerQuestion('lampz', 'en', library).reading.corrections).toEqual([]);
    const { queryTerms } = answerQuestion('lamps', 'en', library).reading;
    expect(queryTerms).toMatchObject([{ shown: 'lamps', known: false }]);
  });
});

describe('the class log-odds of words', () => {
  test('are neutral where no unanswerable question is listed', async () => {
    expect(indexFor(await smallLibrary(), 'en').classLogOdds.every((odds) => odds === 0)).toBe(
      true,
    );
  });

  test('speak for words of answered questions and against those of the others', async () => {
    const { terms, classLogOdds } = indexFor(await libraryWithUnanswerable(), 'en');
    const of = (term: string) => classLogOdds[terms.get(term) ?? -1];
    expect(of('lamp')).toBeLessThan(0);
    expect(of('weather')).toBeLessThan(0);
    expect(of('built')).toBeGreaterThan(0);
  });
});

test.each(['en', 'ja'] as const)(
  'no question of the shipped facts stands among the unanswerable ones (%s)',
  (lang) => {
    const unanswerable = new Set(shipped.uncovered[lang]);
    const asked = [...shipped.facts.values()].flatMap((fact) => fact.asks?.[lang] ?? []);
    expect(asked.filter((question) => unanswerable.has(question))).toEqual([]);
  },
);
