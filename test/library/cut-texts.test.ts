import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/library/loading/index.ts';
import { brief, packFolder, problemsOf, SOURCES } from '../support/pack.ts';

/** A brief with one line of its file written in another way. */
function briefWith(line: string, instead: string): string {
  const text = dump(brief('bridge'), { lineWidth: -1 });
  expect(text).toContain(line);
  return text.replace(line, instead);
}

const CURE = 'Put the whole text in quotes, or the comment on a line of its own.';

describe('a text that a # cuts short is a fault', () => {
  test.each([
    ['  en: The point.', '  en: Ticket #1 costs 3.', 'bottomLine.en'],
    ['  ja: 要点。', '  ja: 切符 #1は3である。', 'bottomLine.ja'],
    ['    en: It opened.', '    en:\n      It opened\n      as no. #1.', 'facts[1].en'],
    ['  en: Bridge title', '  en: Bridge #2', 'title.en'],
    ['    - Bridge alias', '    - Bridge #2', 'aliases.en[1]'],
    [
      '    cites:\n      - gazette#1',
      '    cites: [gazette#1]\n    asks: { ja: "" }\n    corrects:\n      ja: ""\n      en: is it #2',
      'facts[1].corrects.en',
    ],
  ])('%j as %j', async (line, instead, field) => {
    const found = await problemsOf({ 'bridge.yaml': briefWith(line, instead) });
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(`^bridge.yaml:\\d+:\\d+: ${field.replace(/[[\].]/g, '\\$&')} is cut at a #`),
      ),
    );
    expect(found.join('\n')).toContain(CURE);
  });

  test('with the place of the text, and the brief is not served', async () => {
    const cut = briefWith('  en: The point.', '  en: Ticket #1 costs 3.');
    expect(await problemsOf({ 'bridge.yaml': cut })).toEqual([
      `bridge.yaml:14:7: bottomLine.en is cut at a #, which begins a comment there. ${CURE}`,
    ]);
    const { library } = await loadLibrary(await packFolder({ 'bridge.yaml': cut }));
    expect(library).toBeNull();
  });

  test('the title of a source too', async () => {
    const sources = dump(SOURCES).replace('title: Bridge opens', 'title: Bridge opens #2');
    expect(await problemsOf({ 'sources.yaml': sources, 'bridge.yaml': brief('bridge') })).toEqual([
      expect.stringContaining('sources[1].title is cut at a #'),
    ]);
  });
});

test.each([
  ['  en: The point.', '  en: "Ticket #1 costs 3." # in quotes'],
  ['  en: The point.', "  en: 'Ticket #1 costs 3.'"],
  ['  en: The point.', '  # on a line of its own\n  en: The point.\n  # and after it'],
  ['  en: The point.', '  en: The point#1 is one word.'],
  ['  en: The point.', '  en: >- # behind the mark of a block\n    Ticket #1 costs 3.'],
  ['bottomLine:', 'bottomLine: # the point'],
  ["checked: '2026-01-01'", 'checked: 2026-01-01 # by Ada'],
  ['group: roads', 'group: roads # of the index'],
  ['id: bridge\n', 'id: bridge # what people type\n'],
])('%j may be written %j', async (line, instead) => {
  expect(await problemsOf({ 'bridge.yaml': briefWith(line, instead) })).toEqual([]);
});

test('a source that shows no title may have a comment that says so', async () => {
  const sources = dump(SOURCES).replace('title: null', 'title: null # none is shown');
  expect(await problemsOf({ 'sources.yaml': sources, 'bridge.yaml': brief('bridge') })).toEqual([]);
});
