import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/answers/answer.ts';
import { countsWith, tellsContact } from '../../src/answers/text/index.ts';
import { libraryOf } from '../support/libraries.ts';

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
