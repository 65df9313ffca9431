import { describe, expect, test } from 'vitest';
import { compareDates, type DateText, isDateText, newest } from '../../src/library/dates.ts';
import { findTopic, suggestTopics } from '../../src/library/find-topic.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { fold, looksJapanese } from '../../src/library/text/fold.ts';
import { closest, editDistance } from '../../src/library/text/spelling.ts';

const { library, problems } = await loadLibrary('briefs');
if (!library) throw new Error('the briefs of this repository do not load');

test('the shipped briefs load without a fault and keep their promise of size', () => {
  expect(problems).toEqual([]);
  expect(library.briefs.size).toBeGreaterThanOrEqual(14);
  expect(library.facts.size).toBeGreaterThanOrEqual(120);
});

describe('dates', () => {
  test.each(['1957', '2025-03', '2024-02-29', 'XXXX-07'])('%s is one', (text) => {
    expect(isDateText(text)).toBe(true);
  });
  test.each(['2025-02-29', '2025-13', 'XXXX', 'XXXX-13', '25-03-01', '2025-3-1', '', '2025-00-01'])(
    '%s is none',
    (text) => expect(isDateText(text)).toBe(false),
  );
  test('order: a month without a day counts as its beginning, a missing year comes last', () => {
    const dates = ['XXXX-07', '2025-03-24', '2025-03', '1957'] as DateText[];
    expect(dates.toSorted(compareDates)).toEqual(['1957', '2025-03', '2025-03-24', 'XXXX-07']);
    expect(newest(['2025-03', '2025-03-30'] as DateText[])).toBe('2025-03-30');
    expect(() => newest([])).toThrow(RangeError);
  });
});

describe('finding a topic', () => {
  test.each([
    ['usfj', 'usfj'],
    ['ＵＳＦＪ', 'usfj'],
    ['us forces japan', 'usfj'],
    ['U.S. Forces Japan', 'usfj'],
    ['在日米軍', 'usfj'],
    ['  JJOC ', 'jjoc'],
    ['統合作戦司令部', 'jjoc'],
    ['Iwo-Jima', 'iwo-jima'],
  ])('%s leads to %s', (typed, id) => {
    expect(findTopic(library, typed)?.id).toBe(id);
  });
  test.each(['usjf', '', 'xyzzy', '在日', '...'])('%s leads nowhere by itself', (typed) => {
    expect(findTopic(library, typed)).toBeNull();
  });
  test.each(['', '???', '「」', '…', 'ー'])('%j never finds a brief with such a name', (typed) => {
    const [id, brief] = [...library.briefs][0] ?? [];
    if (!id || !brief) throw new Error('no brief');
    const aliases = { en: ['???', '…'], ja: ['「」', 'ー'] };
    const named = { ...library, briefs: new Map([[id, { ...brief, aliases }]]) };
    expect(findTopic(named, typed)).toBeNull();
  });
  test.each([
    ['usjf', 'usfj'],
    ['uſfj', 'usfj'],
    ['在日米群', 'usfj'],
    ['統合作戦', 'jjoc'],
    ['missle', 'missiles'],
    ['taiwan', 'taiwan-strait'],
    ['みさい', 'missiles'],
    ['ﾐｻｲﾙ', 'missiles'],
    ['しぐなる', 'signal-controversy'],
    ['イオウジマ', undefined],
    ['qqqqqqqq', undefined],
  ])('%s suggests %s first', (typed, id) => {
    expect(suggestTopics(library, typed)[0]?.id).toBe(id);
  });
  test('nothing typed gives every topic', () => {
    expect(suggestTopics(library, ' ').length).toBe(library.briefs.size);
  });
});

describe('spelling', () => {
  test.each([
    ['usjf', 'usfj', 1],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['在日米群', '在日米軍', 1],
    ['kitten', 'sitting', 3],
  ])('%s and %s are %i slips apart', (a, b, slips) => {
    expect(editDistance(a, b)).toBe(slips);
    expect(editDistance(b, a)).toBe(slips);
  });
  test('the closest word is named only when it is close', () => {
    expect(closest('relatd', ['title', 'related'])).toBe('related');
    expect(closest('weather', ['title', 'related'])).toBeNull();
  });
});

test('folding joins width, case and punctuation and keeps Japanese', () => {
  expect(fold('Ｕ.Ｓ.　Forces-Japan')).toBe('usforcesjapan');
  expect(fold('サイバー')).toBe('サイバー');
  expect(looksJapanese('JJOCはいつ')).toBe(true);
  expect(looksJapanese('JJOC when?')).toBe(false);
});
