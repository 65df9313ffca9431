import { describe, expect, test } from 'vitest';
import type { Thread } from '../../src/answers/follow-ups.ts';
import { answerQuestion, interpretMessage } from '../../src/answers/index.ts';
import { askedPeriodOf } from '../../src/answers/text/conditions/asked-period.ts';
import { ordinalsIn } from '../../src/answers/text/conditions/ordinals.ts';
import { languageOf, normalise } from '../../src/answers/text/index.ts';
import type { DateText, Fact, Lang, Library } from '../../src/library/index.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { shipped } from '../support/libraries.ts';

const today = '2026-11-29' as DateText;

test.each<[string, Lang, string | null, string | null]>([
  ['who was in office in March 2025?', 'en', '2025-03-01', '2025-03-31'],
  ['on 30 March 2025', 'en', '2025-03-30', '2025-03-30'],
  ['on March 30, 2025', 'en', '2025-03-30', '2025-03-30'],
  ['what is new since April 2025', 'en', '2025-04-01', null],
  ['since April', 'en', '2026-04-01', null],
  ['after December', 'en', '2025-12-01', null],
  ['before 2026', 'en', null, '2026-12-31'],
  ['between March 2025 and May 2025', 'en', '2025-03-01', '2025-05-31'],
  ['last year', 'en', '2025-01-01', '2025-12-31'],
  ['last month', 'en', '2026-10-01', '2026-10-31'],
  ['２０２５年３月の司令官', 'ja', '2025-03-01', '2025-03-31'],
  ['2025年4月以降の動き', 'ja', '2025-04-01', null],
  ['2025年3月から2025年5月', 'ja', '2025-03-01', '2025-05-31'],
  ['昨年の出来事', 'ja', '2025-01-01', '2025-12-31'],
  ['2024年まで', 'ja', null, '2024-12-31'],
  ['in winter 2025', 'en', '2025-12-01', '2026-02-31'],
  ['the latter half of 2024', 'en', '2024-07-01', '2024-12-31'],
  ['in late 2024', 'en', '2024-07-01', '2024-12-31'],
  ['2026年初頭', 'ja', '2026-01-01', '2026-06-31'],
  ['last summer', 'en', '2026-06-01', '2026-08-31'],
  ['last winter', 'en', '2025-12-01', '2026-02-31'],
  ['next spring', 'en', '2027-03-01', '2027-05-31'],
  ['since last May', 'en', '2026-05-01', null],
  ['three months ago', 'en', '2026-08-01', '2026-08-31'],
  ['two years ago', 'en', '2024-01-01', '2024-12-31'],
  ['within the past three weeks', 'en', '2026-11-08', null],
  ['this week', 'en', '2026-11-23', '2026-11-29'],
  ['the month before last', 'en', '2026-09-01', '2026-09-31'],
  ['昨年の冬', 'ja', '2025-12-01', '2026-02-31'],
  ['来年3月', 'ja', '2027-03-01', '2027-03-31'],
  ['一昨年の夏', 'ja', '2024-06-01', '2024-08-31'],
  ['今年前半', 'ja', '2026-01-01', '2026-06-31'],
  ['三年前に', 'ja', '2023-01-01', '2023-12-31'],
  ['ここ2カ月の動き', 'ja', '2026-09-29', null],
  ['先々月', 'ja', '2026-09-01', '2026-09-31'],
  ['2025年秋以降', 'ja', '2025-09-01', null],
])('the time that %j (%s) asks about is from %s to %s', (question, lang, from, to) => {
  expect(askedPeriodOf(normalise(question), lang, today)?.period).toEqual({ from, to });
});

test.each([
  ['within the past three months', '2026-05-31', '2026-02-28'],
  ['within the past year', '2024-02-29', '2023-02-28'],
] as const)('%j, asked on %s, begins on %s', (question, day, from) => {
  const asked = askedPeriodOf(normalise(question), 'en', day as DateText);
  expect(asked?.period).toEqual({ from, to: null });
});

test.each<[string, Lang]>([
  ['who may be next', 'en'],
  ['did they march there', 'en'],
  ['how many people', 'en'],
  ['司令官は誰', 'ja'],
  ['昨日の敵は今日の友', 'ja'],
  ['2年前倒しで', 'ja'],
])('%j (%s) names no time', (question, lang) => {
  expect(askedPeriodOf(normalise(question), lang, today)).toBeNull();
});

test.each<[string, Lang, number[]]>([
  ['what is phase two', 'en', [2]],
  ['the second phase', 'en', [2]],
  ['Phase 2 and the 3rd round', 'en', [2, 3]],
  ['second-largest city', 'en', []],
  ['2nd of May', 'en', []],
  ['the 6th or the 23rd of March', 'en', []],
  ['support for version 4.8', 'en', []],
  ['a fourth star for the 5th Air Force', 'en', []],
  ['フェーズ2とは', 'ja', [2]],
  ['第二段階', 'ja', [2]],
  ['2代目の司令官', 'ja', [2]],
  ['初代司令官', 'ja', [1]],
  ['第7艦隊', 'ja', []],
])('the ordinals in %j (%s) are %j', (text, lang, numbers) => {
  expect(ordinalsIn(normalise(text), lang).map(({ n }) => n)).toEqual(numbers);
});

const FOLDERS = [
  'briefs',
  'examples/support-policy',
  'examples/town-services',
  'test/eval/packs/strait-link',
  'test/eval/packs/sky-survey',
];
const packs: readonly Library[] = await Promise.all(
  FOLDERS.map(async (folder) => {
    const { library } = await loadLibrary(folder);
    if (!library) throw new Error(`${folder} does not load`);
    return library;
  }),
);

/** What a pack's facts answer to a question: ids and texts of what is shown as an answer. */
function answered(question: string, library: Library): readonly Fact[] {
  const answer = answerQuestion(question, languageOf(question, 'en'), library);
  return answer.kind === 'answered' ? answer.facts : [];
}

const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const textOf = (fact: Fact) =>
  [fact.en, ...(fact.status === 'disputed' ? fact.sides.map(({ en }) => en) : [])].join(' ');

/** Whether a fact tells of a month, by its date, its text or its editor's questions; or carries no date at all. */
function isOfMonth(fact: Fact, year: number, month: number): boolean {
  const iso = `${year}-${String(month).padStart(2, '0')}`;
  const named = [`${ENGLISH_MONTHS[month - 1]} ${year}`, `${year}年${month}月`];
  const asks = [...(fact.asks?.en ?? []), ...(fact.asks?.ja ?? [])].join(' ');
  const says =
    named.some((name) => `${textOf(fact)} ${asks}`.includes(name)) ||
    [ENGLISH_MONTHS[month - 1] ?? '', String(year)].every((part) => textOf(fact).includes(part));
  const months = textOf(fact).match(new RegExp(`(?:${ENGLISH_MONTHS.join('|')}) \\d{4}`, 'g'));
  const isOfYear = months === null && textOf(fact).includes(String(year));
  const isState = fact.date === undefined && (isOfYear || !/\b(?:19|20)\d\d\b/.test(textOf(fact)));
  return fact.date?.startsWith(iso) === true || says || isState || /since/.test(textOf(fact));
}

const MONTHS = [
  [2024, 7],
  [2024, 10],
  [2025, 3],
  [2025, 5],
  [2025, 6],
  [2025, 8],
  [2025, 10],
  [2025, 12],
  [2026, 1],
  [2026, 2],
] as const;

describe('a month', () => {
  const wordings = [
    (year: number, month: number) =>
      `What did the ministers agree in ${ENGLISH_MONTHS[month - 1]} ${year}?`,
    (year: number, month: number) => `What changed in ${ENGLISH_MONTHS[month - 1]} ${year}?`,
    (year: number, month: number) => `${year}年${month}月に何があった？`,
    (year: number, month: number) => `${year}年${month}月の会談で何を話し合った？`,
  ];

  test.each(MONTHS)('%i-%i: no fact of another one answers, in any pack', (year, month) => {
    for (const library of packs) {
      for (const wording of wordings) {
        const question = wording(year, month);
        const wrong = answered(question, library).filter((fact) => !isOfMonth(fact, year, month));
        expect(wrong.map(textOf), question).toEqual([]);
      }
    }
  });

  test('what happened in it is told in order, and how much more there is', () => {
    const answer = answerQuestion('What happened in October 2025?', 'en', shipped);
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    const dates = answer.facts.map(({ date }) => String(date));
    expect(dates).toHaveLength(4);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.every((date) => date.startsWith('2025-10'))).toBe(true);
    expect(answer.more).toBeGreaterThan(0);
  });

  test('in which nothing happened is said to be so, with what came before and after', () => {
    const answer = answerQuestion('What happened in December 2025?', 'en', shipped);
    expect(answer).toMatchObject({ kind: 'near', unmet: 'December 2025' });
  });
});

describe('since', () => {
  const since = ['2025-04', '2025-06', '2025-10', '2026-01', '2026-05'] as const;

  test.each(since)('%s: nothing older is new, in any pack', (from) => {
    const [year = 0, month = 0] = from.split('-').map(Number);
    const questions = [
      `What is new since ${ENGLISH_MONTHS[month - 1]} ${year}?`,
      `What has changed after ${ENGLISH_MONTHS[month - 1]} ${year}?`,
      `${year}年${month}月以降、何が変わりましたか`,
      `${year}年${month}月以降の動きは？`,
    ];
    for (const library of packs) {
      for (const question of questions) {
        const older = answered(question, library).filter(({ date }) => date && date < from);
        expect(
          older.map(({ id }) => id),
          question,
        ).toEqual([]);
      }
    }
  });
});

describe('an ordinal', () => {
  const questions = [3, 4, 5, 6, 7].flatMap((n) => [
    `What is phase ${n}?`,
    `When does the ${n}th phase begin?`,
    `第${n}段階の内容は？`,
    `${n}代目の司令官は誰ですか`,
  ]);

  test('that no fact names is not answered with another one, in any pack', () => {
    for (const library of packs) {
      for (const question of questions) {
        const n = Number(/\d/.exec(question)?.[0]);
        const others = answered(question, library).filter(
          (fact) =>
            !new RegExp(`\\b${n}(?:th|rd)?\\b|第${n}|${n}代`).test(`${textOf(fact)} ${fact.ja}`),
        );
        expect(others.map(textOf), question).toEqual([]);
      }
    }
  });

  test('that a fact names is met in whatever form', () => {
    for (const question of [
      'What is phase two?',
      'What is the second phase?',
      'フェーズ2とは何ですか',
    ]) {
      const [first] = answered(question, shipped);
      expect(first?.id, question).toMatch(/^phases-two/);
    }
  });
});

test('of a question that names an ordinal and a time, the one that is not met is named', () => {
  const answer = answerQuestion('Did phase two begin in November 2025?', 'en', shipped);
  expect(answer).toMatchObject({ kind: 'near', unmet: 'November 2025' });
});

test.each(['what is the fifth phase', 'Is there a seventh stage?'])(
  '%s: what has the number in its name does not answer',
  (question) => {
    expect(answered(question, shipped)).toEqual([]);
  },
);

describe('now and next', () => {
  test.each([
    'Who is defence minister now?',
    'Who is the current defense minister?',
    '現在の防衛相は誰ですか',
    '今の防衛大臣は誰',
  ])('%s: what is known now comes first', (question) => {
    expect(answered(question, shipped)[0]?.id).toBe('officeholders-defense-minister');
  });

  test.each([
    'When is the next meeting of the ministers?',
    'What is the next step?',
    'Who is the next commander?',
    'When is the next exercise?',
    'What comes next for the headquarters?',
    '次の会談はいつですか',
    '次の司令官は誰ですか',
    '次の段階は何ですか',
    '次回の演習はいつ',
    '次の防衛相は誰',
  ])('%s: nothing that is simply past', (question) => {
    for (const library of packs) {
      const past = answered(question, library).filter(
        (fact) =>
          fact.status !== 'undecided' &&
          !/will|would|(?:is|are) to|to be|plan|expect|schedul|due|next|upcoming|intend|aim|later|date|step/i.test(
            textOf(fact),
          ) &&
          (fact.date === undefined || fact.date < library.reach),
      );
      expect(past.slice(0, 1).map(textOf), question).toEqual([]);
    }
  });
});

describe('who held an office', () => {
  test.each([
    ['Who was Japanese prime minister in June 2025?', 'people-ishiba'],
    ['who was in charge of the Pentagon in July 2024', 'officeholders-austin'],
    ['who was commanding US Forces Japan in February 2026', 'officeholders-usfj-commander'],
    ['2025年7月の首相は誰でしたか', 'people-ishiba'],
    ['2025年11月の防衛相は誰？', 'officeholders-defense-minister'],
    ['2025年11月の防衛相は？', 'officeholders-defense-minister'],
    ['2025年5月の首相は？', 'people-ishiba'],
    ['Who commanded USFJ in September 2024?', 'officeholders-usfj-handover'],
  ])('%s: %s', (question, id) => {
    expect(answered(question, shipped)[0]?.id).toBe(id);
  });

  test('nor is the one in office named as the one before', () => {
    expect(answered('高市氏の前の首相は', shipped)[0]?.id).not.toBe('people-trump');
    expect(answered('who was minister before Kihara', shipped)).toEqual([]);
  });

  test.each(['Who commanded USFJ in 2019?', '2019年の在日米軍司令官は誰ですか'])(
    '%s: nobody of another time',
    (question) => {
      expect(answered(question, shipped)).toEqual([]);
    },
  );

  test.each([
    ['2024年12月の米国防長官は？', 'ja'],
    ['2024年6月の防衛大臣は？', 'ja'],
    // Who was another's deputy until March did not lead in May.
    ['Who led the JJOC in May 2026?', 'en'],
    ['2026年5月の統合作戦司令官は誰？', 'ja'],
  ] as const)('%s: nobody is known to', (question, lang) => {
    expect(answerQuestion(question, lang, shipped).kind).toBe('near');
  });
});

test.each([
  ['Who is the commander of the JJOC?', 'and the deputy?', 'officeholders-jjoc-deputy'],
  ['武器輸出のルールはどう変わった？', '米国の反応は？', 'year-2026-export-us-welcome'],
])('%s %s: what is cut short leans on the conversation', (first, second, id) => {
  const lang = languageOf(first, 'en');
  const found = interpretMessage(first, lang, shipped, null);
  if (found.kind !== 'answers') throw new Error(found.kind);
  const [answer] = found.answers;
  const facts = answer?.kind === 'answered' ? answer.facts : [];
  const thread = { topic: found.topic, names: found.names, facts };
  const next = answerQuestion(second, lang, shipped, thread);
  if (next.kind !== 'answered') throw new Error(next.kind);
  expect(next.facts.map((fact) => String(fact.id))).toContain(id);
});

describe('what happened', () => {
  const today = '2026-11-30' as DateText;
  const eventsFor = (question: string) => {
    const answer = answerQuestion(
      question,
      languageOf(question, 'en'),
      shipped,
      null,
      undefined,
      today,
    );
    return answer.kind === 'answered' ? answer.facts.map(({ date }) => String(date)) : [];
  };

  test.each([
    ['What took place in the autumn of 2025?', '2025-09', '2025-11'],
    ['list everything that happened in the first half of 2026', '2026-01', '2026-06'],
    ['what was going on last spring', '2026-03', '2026-05'],
    ['昨年の夏にどんな出来事がありましたか', '2025-06', '2025-08'],
    ['2025年後半の出来事を順に', '2025-07', '2025-12'],
  ])('%s: in order, from %s to %s', (question, from, to) => {
    const dates = eventsFor(question);
    expect(dates.length).toBeGreaterThan(1);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.filter((date) => date < from || date.slice(0, 7) > to)).toEqual([]);
  });

  test.each(['What are the latest developments?', '最近の動きを教えて'])(
    '%s: the newest',
    (question) => {
      expect(eventsFor(question).at(-1)).toBe(shipped.reach);
    },
  );

  test.each(['what happened last week', '先週何が起きましたか', 'what happened yesterday'])(
    '%s: after the newest source, nothing',
    (question) => {
      expect(eventsFor(question)).toEqual([]);
    },
  );
});

test.each([
  ['Who spoke of “moving fast”?', 'meeting-2025-03-30-moving-fast'],
  ['Who used the phrase "stand shoulder to shoulder"?', 'meeting-2025-03-30-shoulder-to-shoulder'],
  ['「昨日の敵は今日の友」と述べたのは誰ですか', 'iwo-jima-enemy-friend'],
])('%s: the quoted words decide', (question, id) => {
  expect(answered(question, shipped)[0]?.id).toBe(id);
});

test.each([
  ['en', 'Who leads the JJOC?', 'who was the first?'],
  ['ja', '統合作戦司令官は誰', '初代は？'],
] as const)('%s: %s %s: who is said to be the first comes first', (lang, question, next) => {
  const asked = (text: string, thread: Thread | null) => {
    const found = interpretMessage(text, lang, shipped, thread);
    if (found.kind !== 'answers') throw new Error(found.kind);
    const [answer] = found.answers;
    const facts = answer?.kind === 'answered' ? answer.facts : [];
    return { topic: found.topic, names: found.names, facts };
  };
  const before = asked(question, null);
  expect(before.facts[0]?.id).toBe('officeholders-jjoc-commander');
  expect(asked(next, before).facts[0]?.id).toBe('officeholders-jjoc-first');
});
