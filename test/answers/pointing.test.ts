import { describe, expect, test } from 'vitest';
import { broughtToCheck, pointingOf } from '../../src/answers/text/messages/pointing.ts';

describe('a message that asks whether a statement holds', () => {
  test.each([
    'is this true?',
    'Is that actually true??',
    '<@123456789> is this true?',
    'is he right?',
    'hey bot, is this legit',
    'could you please tell me whether that’s really true?',
    "isn't that wrong?",
    'true or false?',
    'really?',
    'source?',
    'any sources for that?',
    'fact check please',
    'Fact-check this pls',
    '@bot check',
    'can you verify this claim?',
    'does this check out?',
    'is there any evidence for this statement?',
    'are these numbers correct?',
    'thoughts?',
    'citation needed',
    'これは本当？',
    '本当ですか',
    'これって本当ですか？',
    'それ、マジ？',
    'この情報は正しいですか',
    'この投稿の内容は事実でしょうか。',
    'ファクトチェックをお願いします',
    '事実確認してください',
    '出典は？',
    'ソースは？',
    '合ってますか？',
    '嘘でしょ？',
    'デマじゃないの？',
    '上の発言って根拠あるの？',
    '🤔 ﾎﾝﾄ？',
  ])('%s', (text) => expect(pointingOf(text)).toEqual({ kind: 'asks', quoted: null }));

  test('may bring the statement along', () => {
    const quoted = 'The US has 60,000 troops in Japan.';
    for (const asked of ['is this true?', 'これは本当ですか']) {
      for (const text of [`> ${quoted}\n${asked}`, `${asked}\n\n${quoted}`]) {
        expect(pointingOf(text)).toEqual({ kind: 'asks', quoted });
      }
    }
  });
});

test.each([
  '',
  ' ',
  '?',
  '<@123456789>',
  '👀',
  'this?',
  'look at this',
  'これ',
  'これをお願いします',
])('%j only points', (text) => expect(pointingOf(text)).toEqual({ kind: 'points' }));

test.each([
  'when did the JJOC start?',
  'is it true that the JJOC started in 2024?',
  'The US has 60,000 troops in Japan. Is that true?',
  'what sources do you have on usfj?',
  'how many troops are there?',
  'who is this?',
  'when?',
  'and why?',
  'usfj',
  'hello',
  'thanks',
  'help',
  'recipe for ramen',
  'stimmt das',
  'Who leads it?\nIs this true?\nJapan has a new command.',
  '統合作戦司令部はいつ発足しましたか',
  'JJOCは本当ですか',
  'これは何ですか',
  'いつ？',
  'それはなぜ？',
  'こんにちは',
  'ありがとうございます',
])('%j is a question of its own', (text) => expect(pointingOf(text)).toEqual({ kind: 'own' }));

test('an endless message is read in no time worth mentioning', () => {
  for (const part of ['is this true? ', 'これは本当ですか。', 'a\n', '本当本当']) {
    expect(pointingOf(part.repeat(20_000)).kind).toBeDefined();
  }
});

describe('a statement that a message brings to be checked', () => {
  test.each([
    ['check: The bridge opened in 2025.', 'The bridge opened in 2025.'],
    [
      'Fact-check this: The bridge opened.\nThe ferry stopped.',
      'The bridge opened.\nThe ferry stopped.',
    ],
    ['<@U123> please verify : it opened', 'it opened'],
    ['確認：橋は開通した', '橋は開通した'],
    ['次の投稿をファクトチェックしてください: 橋は開通した', '橋は開通した'],
    ['check:', ''],
  ])('%j', (message, statement) => {
    expect(broughtToCheck(message)).toBe(statement);
  });

  test.each([
    'check the timeline',
    'who can check this: the mayor?',
    '確認したいことがあります',
    'is this true?',
  ])('%j brings none', (message) => {
    expect(broughtToCheck(message)).toBeNull();
  });
});
