import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/answers/index.ts';
import type { Lang } from '../../src/library/index.ts';
import { libraryOf } from '../support/libraries.ts';
import { brief, packFolder } from '../support/pack.ts';

const fact = (id: string, en: string, ja: string, asks?: { en: string; ja: string }) => ({
  ...{ id: `cable-${id}`, status: 'reported', en, ja, cites: ['gazette#1'] },
  ...(asks && { asks }),
});

/** A sea cable that most facts say is Iceland's; Sweden spoke of its route, and nobody else did. */
const library = async () =>
  libraryOf(
    await packFolder({
      'cable.yaml': brief('cable', {
        facts: [
          fact(
            'route',
            'Sweden welcomed the northern route of the sea cable in March 2025.',
            'スウェーデンは2025年3月、海底ケーブルの北寄りの経路を歓迎した。',
            {
              en: 'what did sweden say about the route of the sea cable\nhow did sweden react to the northern route',
              ja: '海底ケーブルの経路にスウェーデンはどう反応したか',
            },
          ),
          fact(
            'owner',
            'The sea cable belongs to Iceland and is run from Reykjavik.',
            '海底ケーブルはアイスランドのもので、レイキャビクから運用される。',
          ),
          fact(
            'length',
            'The sea cable of Iceland is 900 km long.',
            'アイスランドの海底ケーブルは長さ900キロである。',
          ),
          fact(
            'ships',
            'Two ships laid the sea cable for Iceland.',
            'アイスランドの海底ケーブルは2隻が敷いた。',
          ),
          fact(
            'minister',
            'Minister Jonsdottir said the sea cable will carry no power.',
            'ヨンスドッティル大臣は、海底ケーブルは電力を運ばないと述べた。',
            {
              en: 'what did the minister say about power\nwhat was said about power in the sea cable',
              ja: '海底ケーブルの電力について何と言ったか',
            },
          ),
          fact('depth', 'The sea cable lies 300 m deep.', '海底ケーブルは水深300メートルにある。'),
        ],
      }),
    }),
  );

const ask = async (question: string, lang: Lang) => {
  const answer = answerQuestion(question, lang, await library());
  return answer.kind === 'answered' ? answer.facts[0]?.id : answer.kind;
};

test.each([
  ['What did Sweden say about the route of the sea cable?', 'en'],
  ['How did Sweden react to the northern route of the sea cable?', 'en'],
  ['海底ケーブルの経路にスウェーデンはどう反応した？', 'ja'],
] as const)('the words of the country that is asked about: %s', async (question, lang) => {
  expect(await ask(question, lang)).toBe('cable-route');
});

test.each([
  ['What did South Korea say about the route of the sea cable?', 'en'],
  ['How did Norway react to the northern route of the sea cable?', 'en'],
  ['Did Norway welcome the northern route of the sea cable?', 'en'],
  ['海底ケーブルの経路にノルウェーはどう反応した？', 'ja'],
] as const)('those of another country are no answer: %s', async (question, lang) => {
  expect(await ask(question, lang)).not.toBe('cable-route');
});

test('a country that much of the library is about speaks by its people', async () => {
  expect(await ask('What did Iceland say about power in the sea cable?', 'en')).toBe(
    'cable-minister',
  );
});
