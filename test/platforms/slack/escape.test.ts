import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../src/platforms/slack/messages/read-text.ts';
import { escaped, link } from '../../../src/platforms/slack/rendering/escape.ts';
import { mrkdwnCheck } from '../../peers/slack/checks/mrkdwn-check.ts';
import { couldPing } from '../../peers/slack/checks/pings-check.ts';

/** Signs that mean something in mrkdwn come often. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'*_~`<>&|:!@#-。日ab\n '), { maxLength: 40 })
    .map((all) => all.join('')),
);
const ping = (raw: string) => couldPing({ text: raw, blocks: [] });

describe('text in mrkdwn', () => {
  test('is shown as it is, whatever it holds', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const sent = escaped(raw);
        expect(mrkdwnCheck(sent, [])).toEqual([]);
        expect(ping(sent)).toBe(false);
        expect(sent).not.toMatch(/[*_~`\n]|:[\w+-]+:/);
      }),
    );
  });

  test('reads the same to the person, but for the signs that styling takes', () => {
    expect(readText(escaped('Tom & Jerry <b> 1 > 0 <!here>'))).toBe(
      'Tom & Jerry <b> 1 > 0 <!here>',
    );
    expect(escaped('*bold* :tada: 12:30:45')).toBe('∗bold∗ :\u2060tada: 12:\u206030:45');
  });

  test('a link keeps its address and its label apart', () => {
    const sent = link(escaped('a|b>c'), 'https://example.org/?a=1&b=<2>|3');
    expect(sent).toBe('<https://example.org/?a=1&amp;b=%3C2%3E%7C3|a¦b&gt;c>');
    expect(mrkdwnCheck(sent, [])).toEqual([]);
    expect(link('long', `https://example.org/${'x'.repeat(600)}`)).toBe('long');
  });
});

test.each([
  ['<@U0A1> when did the JJOC start?', 'when did the JJOC start?'],
  ['<@U0A1|bot> a &lt; b &amp;amp; c', 'a < b &amp; c'],
  [
    'see <https://example.org|the article> and <https://a.example>',
    'see the article and https://a.example',
  ],
  ['<!channel> <!subteam^S1|@team> in <#C1|general>', 'in #general'],
  ['', ''],
])('%j is read as %j', (raw, read) => expect(readText(raw)).toBe(read));
