import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src/commands/table.ts';
import { LANGS } from '../../src/library/schema.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped } from '../support/libraries.ts';

const now = new Date('2026-11-29T00:00:00Z');

/** The sentences of the bot's own in a check, from top to bottom. */
function noticesOf(text: string, lang: 'en' | 'ja' = 'en'): string[] {
  const { blocks } = runCommand('check', { lang, options: { text } }, { library: shipped, now });
  return blocks.flatMap((block) => (block.kind === 'notice' ? block.text : []));
}

const CLAIM = 'JJOC was set up in 2024.';

describe.each(LANGS)('a check (%s)', (lang) => {
  const { check, answer } = wordsFor(lang);

  test('names what it checked, and what it found', () => {
    expect(noticesOf(CLAIM, lang)).toContain(check.of(CLAIM));
    expect(noticesOf(CLAIM, lang)).toContain(check.found);
    const lunch = 'I had ramen for lunch.';
    expect(noticesOf(lunch, lang)).toEqual([check.of(lunch), answer.miss]);
  });

  test('of a text without words says that there are none', () => {
    for (const text of ['', '👍', 'https://x.example', '<@1> :tada:']) {
      expect(noticesOf(text, lang)).toEqual([check.empty]);
    }
  });

  test('says where it stopped reading', () => {
    for (const text of [`${CLAIM} ${'And so on. '.repeat(20)}`, `${CLAIM} ${'so '.repeat(700)}`]) {
      expect(noticesOf(text, lang)).toContain(check.cut);
    }
    expect(noticesOf(CLAIM, lang)).not.toContain(check.cut);
  });
});

test('a long text is named by its beginning, whole characters of it, without markup or pings', () => {
  const [named = ''] = noticesOf(`**@everyone** <@1> ${'𠮷野家の話。'.repeat(60)}`);
  expect(named).toMatch(/^Checked: “everyone 𠮷|^Checked: “𠮷/u);
  expect(named).toMatch(/…”$/);
  expect(named).toBe(named.toWellFormed());
  expect(named.length).toBeLessThan(300);
  expect(named).not.toMatch(/[@*]/);
});

test('what stands in a block of code is read', () => {
  expect(noticesOf(`\`\`\`txt\n${CLAIM}\n\`\`\``)).toContain(wordsFor('en').check.found);
});
