import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/table.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { LANGS } from '../../src/library/schema.ts';
import { renderText } from '../../src/platforms/terminal/render.ts';
import { wrap } from '../../src/platforms/terminal/wrap.ts';

const { library } = await loadLibrary('briefs');
if (!library) throw new Error('the briefs of this repository do not load');
const context = { library, now: new Date('2026-12-01T00:00:00Z') };

describe('wrapping', () => {
  test('counts a Japanese character as two columns and never begins a line with 。 or 」', () => {
    const text = '自衛隊の統合作戦司令部は「2025年3月24日」に発足した。米軍と連絡を取り合う。';
    for (let columns = 8; columns <= 60; columns++) {
      const lines = wrap(text, columns);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/^[。、」]/);
        expect(line).not.toMatch(/「$/);
      }
    }
  });

  test('breaks English between words, and cuts a word only when it is longer than a line', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('abcdefghijkl mn', 5)).toEqual(['abcde', 'fghij', 'kl mn']);
  });

  test('any text fits and loses nothing but white space', () => {
    const bare = (text: string) => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 4, max: 80 }),
        (text, columns) => {
          const lines = wrap(text, columns);
          expect(bare(lines.join(''))).toBe(bare(text));
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});

describe('a brief as text', () => {
  const reply = (lang: 'en' | 'ja') =>
    runCommand('brief', { lang, options: { topic: 'usfj' } }, context);

  test.each(LANGS)(
    'in %s: fits, cites by number, lists the sources, has no colour codes',
    (lang) => {
      const text = renderText(reply(lang), { columns: 60, color: false });
      for (const line of text.split('\n')) {
        if (!line.trim().startsWith('http')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
      }
      expect(text).toMatch(/\[1¶\d+\]/);
      expect(text).toMatch(/\n\[1\] /);
      expect(text).not.toContain('\u001b');
    },
  );

  test('with colour it says the same', () => {
    const plain = renderText(reply('en'), { columns: 60, color: false });
    const colored = renderText(reply('en'), { columns: 60, color: true });
    expect(colored).not.toBe(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('an address is never broken', () => {
    const sources = runCommand('sources', { lang: 'en', options: {} }, context);
    const lines = renderText(sources, { columns: 40, color: false }).split('\n');
    const urls = sources.blocks.flatMap((b) => (b.kind === 'source' && b.url ? b.url : []));
    expect(urls.length).toBeGreaterThan(4);
    expect(lines.map((line) => line.trim())).toEqual(expect.arrayContaining(urls));
  });
});
