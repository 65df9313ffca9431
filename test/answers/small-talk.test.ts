import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/answers/text/language.ts';
import { type SmallTalk, smallTalkOf } from '../../src/answers/text/messages/small-talk.ts';
import type { Lang } from '../../src/library/schema.ts';

describe('small talk', () => {
  test.each<[SmallTalk, Lang, string[]]>([
    ['greeting', 'en', ['Hello', 'hi!', 'Good morning', 'hey there 👋']],
    ['greeting', 'ja', ['こんにちは', 'おはようございます！', 'はじめまして。']],
    ['thanks', 'en', ['Thanks!', 'thank you very much', 'ok thanks']],
    ['thanks', 'ja', ['ありがとう', 'ありがとうございました。', 'どうもありがとう']],
    ['help', 'en', ['help', 'What can you do?', 'Help me!', 'who are you?']],
    ['help', 'ja', ['ヘルプ', '使い方', '何ができますか？', 'あなたは誰ですか']],
    ['topics', 'en', ['topics', 'show me all topics', 'What do you know?', 'briefs']],
    ['topics', 'ja', ['一覧', '話題一覧', 'トピック']],
    [
      'trust',
      'en',
      [
        'Can I trust you?',
        "You're lying",

        'Are your answers accurate?',
        'Can you be wrong?',
        'do you make things up',
        'how reliable is this bot',
      ],
    ],
    [
      'trust',
      'ja',
      [
        'このボットは信用できる？',
        '信頼できますか',
        '嘘つき',

        '間違えることはありますか',
        'あなたの答えは正確ですか',
        '嘘をつくな',
      ],
    ],
    [
      'privacy',
      'en',
      [
        'Do you store my data?',
        'Is my data safe?',
        'what do you know about me?',
        'Delete my data',
        'Are my messages logged?',
        'Privacy policy',
      ],
    ],
    [
      'privacy',
      'ja',
      [
        '個人情報は保存される？',
        '私の質問は記録されていますか',
        '個人情報の取り扱いは',
        'データを削除してください',
        '匿名ですか',
        'プライバシーポリシー',
      ],
    ],
    [
      'complaint',
      'en',
      ['you are stupid', 'Useless bot!', 'This is not helpful', 'shut up', 'what an idiot'],
    ],
    [
      'complaint',
      'ja',
      ['死ね', 'バカ', 'お前使えないな', 'このボットは役に立たない', 'クソボット'],
    ],
  ])('%s (%s)', (kind, lang, texts) => {
    for (const text of texts) expect(smallTalkOf(text, lang), text).toBe(kind);
  });

  test.each<[Lang, string[]]>([
    [
      'en',
      [
        ...['hello, when did it open', 'help the refugees', 'thanks to whom', 'history', ''],
        ...['can the mayor be trusted', 'is the figure right', 'do they store weapons there'],
        ...[
          'is my town in danger',
          'was it useless',
          'are they sure about that',
          'is this right',
          'is it accurate',
        ],
      ],
    ],
    [
      'ja',
      [
        ...['こんにちは、橋はいつ開通しましたか', '橋の一覧を誰が作った', ''],
        ...[
          '町長は信用できる？',
          '弾薬は保存される？',
          '個人情報保護法とは',
          '死者は何人',
          '馬鹿げた計画とは',
        ],
      ],
    ],
  ])('a question that only begins so is none (%s)', (lang, texts) => {
    for (const text of texts) expect(smallTalkOf(text, lang), text).toBeNull();
  });
});

describe('the language of a question', () => {
  test.each<[string, Lang, Lang]>([
    ['When did it open?', 'ja', 'en'],
    ['いつ開通した？', 'en', 'ja'],
    ['JJOCはいつ？', 'en', 'ja'],
    ['JJOC?', 'en', 'en'],
    ['JJOC?', 'ja', 'ja'],
    ['2025?', 'ja', 'ja'],
    ['ﾐｻｲﾙ', 'en', 'ja'],
    ['usfj 司令官', 'en', 'ja'],
    ['', 'ja', 'ja'],
  ])('%j asked in %s is %s', (text, asker, lang) => {
    expect(languageOf(text, asker)).toBe(lang);
  });
});
