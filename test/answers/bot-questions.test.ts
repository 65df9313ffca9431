import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type BotQuestion,
  botQuestionOf,
  displayRequestOf,
} from '../../src/answers/text/bot-questions.ts';
import { languageOf } from '../../src/answers/text/language.ts';
import { LANGS, type Lang } from '../../src/library/schema.ts';

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

  test.each(['when was the timeline agreed', '在日米軍は何人ですか', 'in Japan', 'x'.repeat(500)])(
    '%s: nothing',
    (text) => {
      expect(displayRequestOf(text, languageOf(text, 'en'))).toBeNull();
    },
  );
});
