import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, link } from '../../../src/platforms/discord/rendering/escape.ts';
import { oneLine } from '../../../src/platforms/shared/rendering/text.ts';

type Node = {
  readonly type: string;
  readonly content?: unknown;
  readonly target?: string;
  readonly name?: string;
};

/** What Discord's markdown makes of a text: what is shown, and every kind of markup in it. */
function shown(text: string): { text: string; markup: string[] } {
  const nodes = parse(text, 'extended') as Node[];
  const markup: string[] = [];
  const read = (node: Node): string => {
    if (node.type === 'twemoji') return node.name ?? ''; // Unicode's own emoji, as it was typed
    if (node.type !== 'text') markup.push(node.type);
    return Array.isArray(node.content)
      ? (node.content as Node[]).map(read).join('')
      : String(node.content ?? '');
  };
  return { text: nodes.map(read).join(''), markup };
}

/** The parser knows no lists: this is Discord's own rule for how one begins. */
const LIST = /^ *(?:[*+-]|\d+\.) /;

const HOSTILE = [
  '@everyone',
  '@here and <@123456789012345678> <@&1> <#2> <@!3>',
  '**bold** _em_ __under__ ~~gone~~ ||spoiler|| `code` ```block```',
  '[Click](https://evil.example)',
  '<https://evil.example> https://evil.example/a_b_c',
  '# big',
  '### small',
  '-# subtext',
  '> quoted',
  '>>> all quoted',
  '- list',
  '* list',
  '+ list',
  '1. list',
  '2025. gada',
  '<t:0:R> <:smile:1> <a:dance:2> </brief:3> <id:customize>',
  ':smile: :+1: a:b:c 10:30',
  '\\*not escaped\\*',
  '\\',
  '¯\\_(ツ)_/¯',
  'U.S. “war-fighting headquarters.” [1¶4]',
  '在日米軍（USFJ）＊＊強調＊＊ @everyone',
];

const pieces = fc.constantFrom(...HOSTILE, ...'*_~|`[]()<>@#:!\\-+.1 \n', '//', 'everyone', '軍');
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('escaped text', () => {
  test.each(HOSTILE)('%s shows as it is', (text) => {
    expect(shown(escaped(text))).toEqual({ text, markup: [] });
    expect(escaped(text)).not.toMatch(LIST);
  });

  test('whatever it is, nothing in it is markup, a link or a ping', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(shown(escaped(text))).toEqual({ text: oneLine(text), markup: [] });
        expect(escaped(text)).not.toMatch(LIST);
      }),
      { numRuns: 2000 },
    );
  });

  test('in a heading, in bold and behind a bullet it ends nothing and begins nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(oneLine(text) !== '');
        expect(shown(`**${escaped(text)}**`)).toEqual({ text: oneLine(text), markup: ['strong'] });
      }),
      { numRuns: 1000 },
    );
  });

  test('has no control characters and no marks that turn the writing direction', () => {
    expect(escaped('a\u202eb\u0000c\u200bd\n\te')).toBe('abcd e');
    expect(escaped('👩‍👩‍👧 🇯🇵')).toBe('👩‍👩‍👧 🇯🇵');
  });
});

describe('a link', () => {
  test('leads where it says, whatever its label', () => {
    fc.assert(
      fc.property(texts, (label) => {
        fc.pre(oneLine(label) !== '');
        const [node, ...more] = parse(
          link(label, 'https://example.org/a_(b)?c=*d*'),
          'extended',
        ) as Node[];
        expect(more).toEqual([]);
        expect(node).toMatchObject({ type: 'link', target: 'https://example.org/a_%28b%29?c=*d*' });
      }),
      { numRuns: 1000 },
    );
  });

  test('without an address that could be sent is its label', () => {
    expect(link('A [title]', `https://example.org/${'x'.repeat(600)}`)).toBe('A (title)');
  });
});
