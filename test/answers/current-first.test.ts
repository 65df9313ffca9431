import { describe, expect, test } from 'vitest';
import { MOST_NEAR_FACTS } from '../../src/answers/demands/asked-events.ts';
import { answerQuestion } from '../../src/answers/index.ts';
import { runCommand } from '../../src/commands/table.ts';
import type { Lang } from '../../src/library/index.ts';
import { libraryOf } from '../support/libraries.ts';
import { brief, packFolder, SOURCES } from '../support/pack.ts';

const now = new Date('2026-03-01T00:00:00Z');
const asks = (en: string, ja: string) => ({ en, ja });
const LATER = {
  id: 'herald',
  publisher: { en: 'The Herald', ja: 'ヘラルド' },
  title: null,
  date: '2025-11-02',
  kind: 'press',
  held: 'in-part',
};

/** A town whose mayor has changed, seen in part in the later of two sources. */
const town = async (more: object[] = [], overtaken: object = {}) =>
  libraryOf(
    await packFolder({
      'sources.yaml': { sources: [...SOURCES.sources, LATER] },
      'mayor.yaml': brief('mayor', {
        facts: [
          {
            id: 'mayor-lind',
            status: 'reported',
            en: 'Rosa Lind is the mayor of the town in March 2025.',
            ja: '2025年3月の町長はローザ・リンド氏である。',
            cites: ['gazette#1'],
            supersededBy: ['mayor-holm'],
            asks: asks('who is the mayor of the town', '町長は誰ですか'),
            ...overtaken,
          },
          {
            id: 'mayor-holm',
            status: 'reported',
            en: 'Ada Holm took office in October 2025.',
            ja: 'アダ・ホルム氏が2025年10月に就任した。',
            cites: ['herald'],
            asks: asks('who followed Rosa Lind', 'リンド氏の後任は'),
          },
          ...more,
        ],
      }),
      'road.yaml': brief('road'),
    }),
  );

const ids = async (question: string, lang: Lang, library = town()) => {
  const answer = answerQuestion(question, lang, await library);
  return answer.kind === 'answered' ? answer.facts.map(({ id }) => String(id)) : answer.kind;
};

describe('what time has overtaken', () => {
  test.each([
    ['Who is the mayor of the town?', 'en'],
    ['町長は誰ですか', 'ja'],
  ] as const)('%s: what is known now comes first', async (question, lang) => {
    const found = await ids(question, lang);
    expect(found.slice(0, 2)).toEqual(['mayor-holm', 'mayor-lind']);
    expect(found.length).toBeLessThanOrEqual(4);
  });

  test.each([
    ['Who is the mayor of the town in March 2025?', 'en'],
    ['2025年3月の町長は誰ですか', 'ja'],
  ] as const)('%s: what was known then leads', async (question, lang) => {
    expect((await ids(question, lang))[0]).toBe('mayor-lind');
  });

  test.each([
    ['Who was the mayor of the town in January 2025?', 'en'],
    ['2025年1月の町長は誰でしたか', 'ja'],
  ] as const)('%s: a month between those in office is met', async (question, lang) => {
    const inOffice = { from: '2024-10', to: '2025-03-30' };
    expect((await ids(question, lang, town([], { inOffice })))[0]).toBe('mayor-lind');
    expect(await ids(question, lang)).toBe('near');
  });

  test('successors of successors count, and the answer stays short', async () => {
    const next = (id: string, more = {}) => ({
      id,
      status: 'reported',
      en: `Step ${id}.`,
      ja: `段階${id}。`,
      cites: ['herald'],
      ...more,
    });
    const later = ['f', 'g', 'h', 'i'];
    const library = town([next('e', { supersededBy: later }), ...later.map((id) => next(id))], {
      supersededBy: ['e'],
    });
    const found = await ids('Who is the mayor of the town?', 'en', library);
    expect(found).toHaveLength(4);
    expect(found).not.toContain('e');
    expect(found[0]).toBe('f');
    expect(found.at(-1)).toBe('mayor-lind');
  });

  test('is shown as what was known then, under what is known now, and [1] cites a source seen in part', async () => {
    const library = await town();
    const shown = (lang: Lang) => {
      const reply = runCommand('brief', { lang, options: { topic: 'mayor' } }, { library, now });
      return reply.blocks.flatMap((block) =>
        block.kind === 'heading' ? block.text : block.kind === 'fact' ? (block.label ?? 'now') : [],
      );
    };
    expect(shown('en')).toEqual([
      'What is reported',
      'now',
      'Known earlier',
      'As known on 30 March 2025',
    ]);
    expect(shown('ja').slice(2)).toEqual(['以前の情報', '2025年3月30日時点の情報']);
    const { citations } = runCommand(
      'brief',
      { lang: 'en', options: { topic: 'mayor' } },
      { library, now },
    );
    expect(citations.map(({ place }) => place)).toEqual([
      '¶\u00a01',
      'seen in part, no link known',
    ]);
  });

  test('has its date from "until"; one that lies ahead of the newest source overtakes nothing', async () => {
    const label = async (until: string) => {
      const library = await town([], { until, supersededBy: undefined });
      const { blocks } = runCommand(
        'brief',
        { lang: 'en', options: { topic: 'mayor' } },
        { library, now },
      );
      return blocks.flatMap((block) => (block.kind === 'fact' ? (block.label ?? []) : []));
    };
    expect(await label('2025-10')).toEqual(['As known until October 2025']);
    expect(await label('2027-03')).toEqual([]);
  });
});

describe('statements that come near', () => {
  test.each([
    ['How tall is the mayor of the town?', 'en'],
    ['丘の町の町長の給料はいくらですか', 'ja'],
  ] as const)('%s: what is known now comes first', async (question, lang) => {
    const answer = answerQuestion(question, lang, await town());
    if (answer.kind !== 'near') throw new Error(answer.kind);
    const found = answer.facts.map(({ id }) => String(id));
    expect(found.slice(0, 2)).toEqual(['mayor-holm', 'mayor-lind']);
    expect(found.length).toBeLessThanOrEqual(MOST_NEAR_FACTS);
  });
});
