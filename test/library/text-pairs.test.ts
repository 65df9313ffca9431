import { expect, test } from 'vitest';
import { brief, hintsOf, packIn, problemsOf } from '../support/pack.ts';

const cites = ['gazette#1'];
const fact = (en: string, ja: string, more = {}) => ({
  ...{ id: 'a', status: 'reported', en, ja, cites, ...more },
});
const withFact = (entry: object) => ({ 'bridge.yaml': brief('bridge', { facts: [entry] }) });

test.each([
  [fact('橋は三月に開通した。', 'The bridge opened in March.'), 'facts[1]'],
  [fact('橋はGBである。', 'Open.'), 'facts[1]'],
  [
    fact('She said so.', 'そう述べた。', { status: 'said', by: { en: '市長', ja: 'The mayor' } }),
    'facts[1].by',
  ],
])('texts that have changed places are a fault: %j', async (entry, field) => {
  expect(await problemsOf(withFact(entry))).toEqual([
    expect.stringMatching(/^bridge.yaml:\d+:\d+: .* is Japanese, and .* is not\. Swap the two\.$/),
  ]);
  expect((await problemsOf(withFact(entry)))[0]).toContain(`${field}.en is Japanese`);
  expect(await hintsOf(withFact(entry))).toEqual([]);
});

test.each([
  [
    fact('橋は三月に開通した。', '橋は三月に開通した。'),
    'facts[1].en is Japanese for the most part.',
  ],
  [fact('It opened.', 'The bridge opened in March.'), 'facts[1].ja has neither kana nor kanji.'],
])('one of two in the other language is a hint: %j', async (entry, said) => {
  expect(await problemsOf(withFact(entry))).toEqual([]);
  expect(await hintsOf(withFact(entry))).toEqual([expect.stringContaining(said)]);
});

test.each([
  [fact('The word is 橋.', '言葉は「bridge」である。')],
  [fact('NATO.', 'NATO.')],
  [fact('3.', '3.')],
  [
    fact('He said so.', 'そう述べた。', {
      status: 'said',
      by: { en: 'The Association of the Harbour', ja: 'The Association of the Harbour' },
    }),
  ],
])('names, figures and quoted words are neither: %j', async (entry) => {
  expect(await problemsOf(withFact(entry))).toEqual([]);
  expect(await hintsOf(withFact(entry))).toEqual([]);
});

test('nor is a folder in one language, whose text stands for both', async () => {
  const pack = packIn('en', withFact(fact('橋は三月に開通した。', '橋')));
  expect(await problemsOf(pack)).toEqual([]);
  expect(await hintsOf(pack)).toEqual([]);
});
