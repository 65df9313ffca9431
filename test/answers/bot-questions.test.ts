import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interpretMessage } from '../../src/answers/interpret-message.ts';
import { languageOf } from '../../src/answers/text/language.ts';
import {
  type BotQuestion,
  botQuestionOf,
  displayRequestOf,
} from '../../src/answers/text/messages/bot-questions.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';
import { shipped } from '../support/libraries.ts';

type Wordings = Record<BotQuestion, Record<Lang, readonly string[]>>;
const WORDINGS = JSON.parse(
  readFileSync(new URL('bot-questions.json', import.meta.url), 'utf8'),
) as Wordings;

describe.each(Object.entries(WORDINGS))('a question about the bot: %s', (question, wordings) => {
  test.each(LANGS)('is understood in twenty wordings and more (%s)', (lang) => {
    expect(wordings[lang].length).toBeGreaterThanOrEqual(20);
    const others = wordings[lang].filter(
      (text) => botQuestionOf(text, languageOf(text, lang)) !== question,
    );
    expect(others).toEqual([]);
  });
});

describe('a message that speaks to the bot', () => {
  const kindOf = (text: string) => {
    const found = interpretMessage(text, languageOf(text, 'en'), shipped, null);
    return found.kind === 'bot-question' ? found.question : found.kind;
  };

  test.each<[string, BotQuestion]>([
    ['At which point does your knowledge run out and how old is it?', 'age'],
    ['How many weeks old are your newest articles?', 'age'],
    ['how often do you guys revise these briefs', 'updates'],
    ['which magazines are your articles from', 'publishers'],
    ['in what respects do your sources clash', 'disputes'],
    ['is there some neural wizardry behind your answers, like an LLM', 'ai'],
    ['which startup built this bot', 'operator'],
    ['where do I send complaints about your answers', 'operator'],
    ['which of your briefs would you recommend to a beginner', 'start'],
    ['could your briefs be printed on A4', 'pdf'],
    ['please ping me weekly when your briefs change', 'digest'],
    ['あなたの知識はどの時期で終わっていますか、いつまでの情報ですか', 'age'],
    ['解説はどれぐらいのペースで更新されますか', 'updates'],
    ['あなたの回答はどこの記事が元になっていますか', 'publishers'],
    ['各社の記事でばらばらな点を見せて', 'disputes'],
    ['あなたの文章は機械が書いたものですか', 'ai'],
    ['このボットの運営団体はどちらの会社ですか', 'operator'],
    ['詳しくないので、まず読むといい解説を紹介してください', 'start'],
    ['解説を紙に印刷して配りたい', 'pdf'],
    ['毎週金曜にこのチャンネルへ要約を届けて', 'digest'],
  ])('%s: %s', (text, question) => {
    expect(kindOf(text)).toBe(question);
  });

  test.each([
    'can you tell me who runs the Pentagon',
    'do you know how old the treaty is',
    'what do your sources say about the rank of the commander',
    'which newspapers reported the cancelling',
    'who publishes the white paper',
    'can I print the organization chart of USFJ',
    'あなたの知る限り、司令官は誰ですか',
    'どの新聞が移転を報じましたか',
    '白書の作成者は誰ですか',
  ])('%s: about the briefs', (text) => {
    expect(kindOf(text)).toBe('answers');
  });
});

describe('a question about the world', () => {
  const files = ['test/eval/*.jsonl', 'test/eval/packs/*/questions.jsonl', 'examples/*/*.jsonl'];
  /** That one is about the bot, and no fact answers it. */
  const OF_THE_BOT = ['Are you ChatGPT?'];

  test('is not taken for one about the bot, in any of those of the evaluation', () => {
    const rows = files
      .flatMap((pattern) => globSync(pattern))
      .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
      .map((line) => (JSON.parse(line) as { question: string }).question);
    expect(rows.length).toBeGreaterThan(1800);
    const taken = rows.filter((text) => botQuestionOf(text, languageOf(text, 'en')) !== null);
    expect(taken).toEqual(OF_THE_BOT);
  });

  const SLOW = { timeout: 240_000 }; // ten thousand questions, on a machine that has much else to do
  test(
    'is not taken for one that speaks to the bot either, where the briefs are known',
    SLOW,
    () => {
      const rows = globSync('test/eval/*.jsonl')
        .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
        .map((line) => (JSON.parse(line) as { question: string }).question);
      const asks = [...shipped.facts.values()].flatMap(
        ({ asks: { en, ja } = { en: [], ja: [] } }) => [...(en ?? []), ...(ja ?? [])],
      );
      const taken = [...rows, ...asks].filter(
        (text) =>
          interpretMessage(text, languageOf(text, 'en'), shipped, null).kind === 'bot-question',
      );
      // That editor's question asks for the newest source in other words.
      expect(taken).toEqual([...OF_THE_BOT, 'what is the latest thing you know about']);
    },
  );

  test.each<[Lang, string[]]>([
    [
      'en',
      [
        'who runs the coordination office',
        'how often do they meet',
        'which sources disagree on the rank',
        'when did it start',
        'how old is the alliance',
        'what do the sources say about missiles',
        'who made the decision',
        'is the headquarters up to date',
        'do they use AI in the command',
        '',
      ],
    ],
    [
      'ja',
      [
        '誰が司令部を運営していますか',
        '会合の頻度は',
        '階級について資料が食い違う点は',
        'いつ始まったのですか',
        '同盟はどのくらい古いのですか',
        '自衛隊はAIを使っていますか',
        '',
      ],
    ],
  ])('is none for sharing words with one (%s)', (lang, texts) => {
    for (const text of texts) expect(botQuestionOf(text, lang), text).toBeNull();
  });
});

describe('what is to be shown', () => {
  test.each<[string, Lang]>([
    ['in Japanese please', 'ja'],
    ['Japanese', 'ja'],
    ['Can you say that in Japanese?', 'ja'],
    ['Translate that to English, please', 'en'],
    ['英語で', 'en'],
    ['日本語で', 'ja'],
    ['日本語でお願いします', 'ja'],
    ['ok, and now change it to Japanese', 'ja'],
    ['what about in English?', 'en'],
    ['英語に変えてください', 'en'],
    ['では日本語で', 'ja'],
    ['英語でもう一度教えてください', 'en'],
  ])('%s: the last reply in %s', (text, lang) => {
    expect(displayRequestOf(text, languageOf(text, 'en'))).toEqual({ kind: 'repeat', lang });
  });

  test.each<[string, 'brief' | 'timeline' | 'sources', string | null]>([
    ['timeline', 'timeline', null],
    ['Show me the timeline!', 'timeline', null],
    ['timeline of USFJ', 'timeline', 'usfj'],
    ['timeline usfj', 'timeline', 'usfj'],
    ['brief usfj', 'brief', 'usfj'],
    ['sources for USFJ', 'sources', 'usfj'],
    ['jjoc sources', 'sources', 'jjoc'],
    ['在日米軍の出典を見せて', 'sources', '在日米軍'],
    ['年表', 'timeline', null],
    ['年表を見せてください', 'timeline', null],
    ['在日米軍の年表', 'timeline', '在日米軍'],
    ['Summarize usfj', 'brief', 'usfj'],
    ['give me a short summary of the reasons', 'brief', 'the reasons'],
    ['在日米軍を要約して', 'brief', '在日米軍'],
    ['要約', 'brief', null],
  ])('%s: %s of %s', (text, command, topic) => {
    const shown = displayRequestOf(text, languageOf(text, 'en'));
    expect(shown).toEqual({ kind: 'open', command, topic });
  });

  test.each<[string, string, string | null]>([
    ['summarize the Senkaku question', 'brief', null],
    ['could you sum up the Iwo Jima story?', 'brief', 'iwo-jima'],
    ['a quick overview of the Taiwan situation', 'brief', 'taiwan-strait'],
    ['the missiles briefing please', 'brief', 'missiles'],
    ['chronology of the coordination team', 'timeline', 'coordination-team'],
    ['台湾の話を一言で', 'brief', 'taiwan-strait'],
    ['共同訓練を簡単にまとめて', 'brief', 'exercises'],
  ])('%s: %s of %s', (text, command, topic) => {
    const found = interpretMessage(text, languageOf(text, 'en'), shipped, null);
    const isOpened = { kind: 'open', command, topic };
    if (topic) expect(found).toMatchObject(isOpened);
    else expect(found.kind).not.toBe('small-talk');
  });

  test.each(['when was the timeline agreed', '在日米軍は何人ですか', 'in Japan', 'x'.repeat(500)])(
    '%s: nothing',
    (text) => {
      expect(displayRequestOf(text, languageOf(text, 'en'))).toBeNull();
    },
  );
});
