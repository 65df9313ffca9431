import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { brief, hintsOf, PACK, packIn, problemsOf } from '../support/pack.ts';

/** A brief whose first fact has asks that are written so. */
function briefWithAsks(en: string, more: Record<string, unknown> = {}): string {
  const [fact, ...others] = brief('bridge').facts;
  const facts = [{ ...fact, asks: 'ASKS' }, ...others];
  const text = dump(brief('bridge', { facts, ...more }), { lineWidth: -1 });
  return text.replace('asks: ASKS', `asks:\n      ja: いつ\n      en: ${en}`);
}

describe('asks that are not read as they look', () => {
  test.each([
    'when did it open\n        who opened it',
    '>-\n        when did it open\n        who opened it',
    '"when did it open\n        who opened it"',
  ])('%j: lines that are read as one', async (written) => {
    const files = { 'bridge.yaml': briefWithAsks(written) };
    expect(await problemsOf(files)).toEqual([]);
    expect(await hintsOf(files)).toEqual([
      expect.stringMatching(
        /^bridge.yaml:\d+:\d+: the lines of facts\[1\]\.asks\.en are read as one\. Write \|- behind the colon/,
      ),
    ]);
  });

  test.each(['- ', '* ', '・'])('the bullet %j', async (bullet) => {
    const written = `|-\n        ${bullet}when did it open\n        who opened it`;
    expect(await hintsOf({ 'bridge.yaml': briefWithAsks(written) })).toEqual([
      expect.stringMatching(
        /“.+when did it open” in facts\[1\]\.asks\.en begins with a bullet\. Remove/,
      ),
    ]);
  });

  test('uncovered lines and synonyms too', async () => {
    const library = `${dump(PACK)}synonyms:\n  ja: ""\n  en:\n    dinghy, boat\n    bus, coach\n`;
    const asks = '|-\n        a\n        b\n        c';
    const uncovered = { en: '- what does it weigh', ja: '' };
    const files = { 'library.yaml': library, 'bridge.yaml': briefWithAsks(asks, { uncovered }) };
    expect(await hintsOf(files)).toEqual([
      expect.stringContaining('“- what does it weigh” in uncovered.en begins with a bullet'),
      expect.stringMatching(/^library.yaml:\d+:5: the lines of synonyms\.en are read as one/),
    ]);
  });

  test.each([
    '|-\n        when did it open\n\n        who opened it',
    '|\n        when did it open\n        who opened it',
    'when did it open',
    '>-\n        when did it open',
    '""',
  ])('%j is sound', async (written) => {
    expect(await hintsOf({ 'bridge.yaml': briefWithAsks(written) })).toEqual([]);
  });
});

describe('an ask that stands twice', () => {
  const asking = (id: string, en: string) =>
    brief(id, {
      facts: brief(id).facts.map((fact, i) => (i ? fact : { ...fact, asks: { en, ja: '' } })),
    });

  test('under one fact, however it is written', async () => {
    const files = { 'bridge.yaml': asking('bridge', 'when did it open\nWhen did it open?') };
    expect(await hintsOf(files)).toEqual([
      expect.stringMatching(
        /the ask “When did it open\?” stands twice under "bridge-opened"\. Remove/,
      ),
    ]);
  });

  test('under two', async () => {
    const files = {
      'bridge.yaml': asking('bridge', 'when did it open'),
      'road.yaml': asking('road', 'is it open\nwhen did it open'),
    };
    expect(await hintsOf(files)).toEqual([
      expect.stringMatching(
        /^road.yaml:\d+:\d+: the ask “when did it open” of "road-opened" stands under "bridge-opened" too \(bridge\.yaml:\d+\)\. Leave it/,
      ),
    ]);
  });

  test('in a folder in one language it is told once', async () => {
    const files = packIn('en', { 'bridge.yaml': asking('bridge', 'is it open\nis it open') });
    expect(await hintsOf(files)).toHaveLength(1);
  });
});
