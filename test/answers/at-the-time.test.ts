import { describe, expect, test } from 'vitest';
import { officeAtEvent } from '../../src/answers/at-the-time.ts';
import { answerQuestion } from '../../src/answers/index.ts';
import type { Lang, Library } from '../../src/library/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';
import { brief, packFolder } from '../support/pack.ts';

const fact = (id: string, en: string, ja: string, asks: [string, string], more: object = {}) => ({
  ...{ id, status: 'reported', en, ja, cites: ['gazette#1'] },
  ...{ asks: { en: asks[0], ja: asks[1] }, ...more },
});

/** A town whose mayor changed in the autumn, and what happened there. */
const town = async () =>
  libraryOf(
    await packFolder({
      'mayor.yaml': brief('mayor', {
        facts: [
          fact(
            'mayor-lind',
            'Rosa Lind was mayor of the town.',
            '町長はローザ・リンド氏だった。',
            ['who was mayor of the town', '町長は誰でしたか'],
            { inOffice: { from: '2024-10', to: '2025-09-30' }, supersededBy: ['mayor-holm'] },
          ),
          fact(
            'mayor-holm',
            'Ada Holm is mayor of the town.',
            '町長はアダ・ホルム氏だ。',
            ['who is mayor of the town', '町長は誰ですか'],
            { inOffice: { from: '2025-11-02', to: '2026-02-28' } },
          ),
        ],
      }),
      'bridge.yaml': brief('bridge', {
        facts: [
          fact(
            'bridge-opened',
            'The bridge was opened in the spring.',
            '橋は春に開通した。',
            ['when was the bridge opened', '橋はいつ開通したか'],
            { date: '2025-03-30' },
          ),
          fact(
            'bridge-closed',
            'The bridge was closed for repairs in the winter.',
            '橋は冬に修理のため閉鎖された。',
            ['when was the bridge closed for repairs', '橋はいつ修理のため閉鎖されたか'],
            { date: '2026-01-15' },
          ),
        ],
      }),
    }),
  );

const ids = async (question: string, lang: Lang, library: Library | Promise<Library> = town()) => {
  const answer = answerQuestion(question, lang, await library);
  return answer.kind === 'missed' ? [] : [answer.kind, ...answer.facts.map(({ id }) => String(id))];
};

describe('who held an office when something happened', () => {
  test.each([
    ['Who was mayor of the town when the bridge was opened?', 'en', 'mayor-lind', 'bridge-opened'],
    ['When the bridge was opened, who was mayor of the town?', 'en', 'mayor-lind', 'bridge-opened'],
    [
      'who was the mayor of the town when the bridge was closed for repairs',
      'en',
      'mayor-holm',
      'bridge-closed',
    ],
    ['橋が開通したときの町長は誰でしたか', 'ja', 'mayor-lind', 'bridge-opened'],
    ['橋が修理のため閉鎖された時の町長は誰ですか？', 'ja', 'mayor-holm', 'bridge-closed'],
  ] as const)('%s', async (question, lang, holder, event) => {
    expect(await ids(question, lang)).toEqual(['answered', holder, event]);
  });

  test('where no fact tells of the event, nothing is made up', async () => {
    expect((await ids('Who was mayor when the harbour burned down?', 'en'))[0]).not.toBe(
      'answered',
    );
    expect((await ids('港が火事になったときの町長は誰ですか', 'ja'))[0]).not.toBe('answered');
  });

  test.each([
    ["Who was Japan's defense minister when the JJOC was founded?", 'en', 'people-nakatani'],
    ['第1段階の人員配置が完了した時の防衛大臣は誰でしたか', 'ja', 'officeholders-defense-minister'],
    ['2025年10月29日の防衛大臣は誰', 'ja', 'officeholders-defense-minister'],
  ] as const)('%s: of the shipped briefs', async (question, lang, holder) => {
    expect((await ids(question, lang, shipped)).slice(0, 2)).toEqual(['answered', holder]);
  });
});

test.each([
  ['who was mayor when the bridge was opened', 'en', 'the bridge was opened'],
  ['who was mayor before lind and when did she start', 'en', null],
  ['who was mayor and when was the bridge opened', 'en', null],
  ['who was mayor at the time of the flood', 'en', 'the flood'],
  ['when was the mayor elected', 'en', null],
  ['who opened the bridge', 'en', null],
  ['慰霊式に出た日本の首相の名前', 'ja', null],
  ['橋が開通した当時の町長は誰', 'ja', '橋が開通した'],
] as const)('%s: the event in it', (text, lang, event) => {
  expect(officeAtEvent(text, lang)?.event ?? null).toBe(event);
});
