import { describe, expect, test } from 'vitest';
import { explainTopics } from '../../src/digests/management/explain-refusal.ts';
import { readTopics, shortIds } from '../../src/digests/subscriptions/read-topics.ts';
import {
  isAbout,
  parseTopics,
  sameTopics,
  serialiseTopics,
} from '../../src/digests/subscriptions/topics.ts';
import type { BriefId } from '../../src/library/schema.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped } from '../support/libraries.ts';

const read = (typed: string) => readTopics(typed, shipped);
const only = (...ids: string[]) => ({ ok: true, value: new Set(ids) });
const but = (...ids: string[]) => ({ ok: true, value: { except: new Set(ids) } });
const all = [...shipped.briefs.keys()];

describe('topics that are typed', () => {
  test.each(['', '  ', 'all', 'All topics', 'everything', '*', 'すべて', 'すべての話題', '全部'])(
    '%j is all',
    (typed) => expect(read(typed)).toEqual({ ok: true, value: null }),
  );

  test.each([
    ['usfj', ['usfj']],
    ['usfj,missiles', ['usfj', 'missiles']],
    ['usfj and missiles', ['usfj', 'missiles']],
    ['usfj missiles', ['usfj', 'missiles']],
    ['usfj & jjoc, missiles', ['usfj', 'jjoc', 'missiles']],
    ['在日米軍、ミサイル', ['usfj', 'missiles']],
    ['在日米軍とミサイル', ['usfj', 'missiles']],
    ['台湾と台湾海峡', ['taiwan-strait']],
    ['“usfj”, `jjoc`', ['usfj', 'jjoc']],
    ['miss, sout', ['missiles', 'southwest-islands']],
    ['usfj, jjoc, -usfj', ['jjoc']],
  ])('%s', (typed, ids) => expect(read(typed)).toEqual(only(...ids)));

  test.each([
    'all but usfj',
    'All but USFJ',
    'all topics but usfj',
    'all the topics except for usfj',
    'everything except usfj',
    'Everything but “usfj”',
    'all topics (except usfj)',
    'all, but not usfj',
    'all without usfj',
    'except usfj',
    'not usfj',
    '-usfj',
    '−usfj',
    '– usfj',
    'all -usfj',
    'all, -usfj',
    'ａｌｌ　ｂｕｔ　ｕｓｆｊ',
    '在日米軍以外',
    '在日米軍以外すべて',
    '在日米軍以外のすべての話題',
    '在日米軍を除くすべて',
    '在日米軍を除く全話題',
    'すべて（在日米軍以外）',
    '全部、ただし在日米軍を除く',
  ])('%s', (typed) => expect(read(typed)).toEqual(but('usfj')));

  test.each([
    'all but usfj, missiles',
    'all but usfj and missiles',
    'all but usfj missiles',
    'all,but,usfj,missiles',
    '-usfj -missiles',
    '-usfj, -missiles',
    '在日米軍、ミサイル以外',
    '在日米軍とミサイルを除くすべて',
  ])('%s leaves out both', (typed) => expect(read(typed)).toEqual(but('usfj', 'missiles')));

  test.each([
    ['all but', 'nothing-left-out'],
    ['-', 'nothing-left-out'],
    ['以外', 'nothing-left-out'],
    [`all but ${all.join(',')}`, 'nothing-left'],
    ['usfj, -usfj', 'nothing-left'],
    ['dragons', 'unknown-topic'],
    ['all but dragons', 'unknown-topic'],
    ['???', 'unknown-topic'],
    ['u', 'unknown-topic'],
  ])('%s is refused: %s', (typed, kind) => {
    const found = read(typed);
    expect(found).toMatchObject({ error: { kind } });
    if (found.ok) return;
    expect(explainTopics(found.error, 'en')).not.toBe(explainTopics(found.error, 'ja'));
  });

  test.each(['en', 'ja'] as const)('as the bot names them, read as the same: %s', (lang) => {
    const { management, listOf } = wordsFor(lang);
    for (const a of shipped.briefs.values()) {
      for (const b of shipped.briefs.values()) {
        const list = listOf([a.title[lang], b.title[lang]]);
        expect(read(list)).toEqual(only(a.id, b.id));
        expect(read(management.allBut(list))).toEqual(but(a.id, b.id));
      }
    }
  });

  test('short ids mean one brief each, alone and in lists', () => {
    const short = [...shortIds(shipped).values()];
    expect(read(short.join(','))).toEqual(only(...all));
    for (const [id, name] of shortIds(shipped)) expect(read(name)).toEqual(only(id));
    expect(short.join(',').length).toBeLessThanOrEqual(100);
  });
});

describe('what is left out', () => {
  const topics = { except: new Set(['usfj', 'iwo-jima'] as BriefId[]) };

  test('covers a brief that comes later', () => {
    expect(isAbout(topics, 'brand-new' as BriefId)).toBe(true);
    expect(isAbout(topics, 'iwo-jima' as BriefId)).toBe(false);
  });

  test('is kept as it is', () => {
    for (const one of [topics, null, new Set(['usfj', 'iwo-jima'] as BriefId[])]) {
      expect(parseTopics(serialiseTopics(one))).toEqual(one);
    }
    expect(serialiseTopics(topics)).toBe('-usfj -iwo-jima');
  });

  test('is not what is wanted', () => {
    expect(sameTopics(topics, new Set(topics.except))).toBe(false);
    expect(sameTopics(topics, { except: new Set([...topics.except].toReversed()) })).toBe(true);
  });
});
