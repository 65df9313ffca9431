import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText } from '../../../src/platforms/shared/rendering/cut-text.ts';

const MOST = 40;

describe('a text that is cut', () => {
  test.each([
    [
      'after the bracket that closes there',
      `${'あ'.repeat(30)}「そうだ。」${'い'.repeat(20)}`,
      '」',
    ],
    ['after several', `${'あ'.repeat(28)}（「そうだ。」）${'い'.repeat(20)}`, '）'],
    ['after a quotation mark', `${'word '.repeat(5)}“so it is.” ${'word '.repeat(6)}`, '” '],
    ['after a straight one', `${'word '.repeat(5)}"so it is." ${'word '.repeat(6)}`, '" '],
    ['before an opening bracket', `${'あ'.repeat(39)}「${'い'.repeat(20)}」`, 'あ'],
    ['after a sentence without a blank', `${'あ'.repeat(30)}。${'い'.repeat(20)}`, '。'],
    ['after a blank', `${'word '.repeat(12)}`, ' '],
  ])('%s', (_, text, end) => {
    const [first = ''] = cutText(text, MOST);
    expect(first.endsWith(end)).toBe(true);
    expect(first.length).toBeGreaterThan(MOST / 2);
  });

  test.each([
    ['a bracket at the limit', `${'あ'.repeat(39)}。」${'い'.repeat(20)}`],
    ['a small kana', `${'あ'.repeat(40)}っ${'い'.repeat(20)}`],
    ['a long vowel', `${'カ'.repeat(40)}ー${'い'.repeat(20)}`],
    ['a mark of repetition', `${'人'.repeat(40)}々${'い'.repeat(20)}`],
    ['a combining mark', `${'が'.normalize('NFD').repeat(40)}`],
    ['an accent', `${'e\u0301'.repeat(40)}`],
    ['a family', `${'あ'.repeat(35)}👨‍👩‍👧‍👦${'い'.repeat(20)}`],
    ['half of a pair', `${'あ'.repeat(39)}𠮷${'い'.repeat(20)}`],
  ])('never begins a part with %s', (_, text) => {
    const parts = cutText(text, MOST);
    expect(parts.join('')).toBe(text);
    for (const part of parts.slice(1)) {
      expect(part).not.toMatch(/^[\p{Pe}\p{Pf}\p{M}\udc00-\udfff。ーっ々]/u);
    }
  });

  test('nothing is lost or doubled, and no part begins with what closes', () => {
    const sign = fc.constantFrom(
      ...'あいカ漢字abc XYZ　,.!?。、！？「」『』（）()[]【】〉》“”‘’"\'ーっゃッ々゛\u0301\u3099👍👨‍👩‍👧𠮷',
    );
    // As people write: a sign that closes has something before it.
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    const piece = fc.oneof(
      { weight: 3, arbitrary: sign },
      { weight: 1, arbitrary: word },
      {
        weight: 3,
        arbitrary: fc.constantFrom('漢字かな', 'word ', '「そうだ。」', '(so.) ', '“Yes.” '),
      },
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 20, maxLength: 200 }), (pieces) => {
        const text = pieces.join('');
        const parts = cutText(text, MOST);
        expect(parts.join('')).toBe(text);
        for (const [i, part] of parts.entries()) {
          expect(part.length).toBeLessThanOrEqual(MOST);
          expect(part.length > 0 || text === '').toBe(true);
          const last = parts[i - 1];
          if (last === undefined || !/[^\p{P}\p{M}\p{S}\s\p{Cf}ーっゃッ々]/u.test(last.slice(1)))
            continue;
          expect(part).not.toMatch(/^[\p{Pe}\p{Pf}、。！？ーっゃッ々]/u);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
