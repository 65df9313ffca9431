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
  ])('%s (%s)', (kind, lang, texts) => {
    for (const text of texts) expect(smallTalkOf(text, lang), text).toBe(kind);
  });

  test.each<[Lang, string[]]>([
    ['en', ['hello, when did it open', 'help the refugees', 'thanks to whom', 'history', '']],
    ['ja', ['こんにちは、橋はいつ開通しましたか', '橋の一覧を誰が作った', '']],
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
