import { expect, test } from 'vitest';
import { runCommand } from '../../../src/commands/index.ts';
import { LANGS, textsOf } from '../../../src/library/index.ts';
import {
  renderFile,
  renderMarkdown,
  renderPlainText,
} from '../../../src/platforms/web/documents/index.ts';
import { shipped } from '../../support/libraries.ts';

const now = new Date('2026-03-04T03:00:00Z');
const briefReply = (topic: string, lang: 'en' | 'ja') =>
  runCommand('brief', { lang, options: { topic } }, { library: shipped, now });

test.each(LANGS)(
  'a brief as Markdown and as plain text says all that it says, with its sources (%s)',
  (lang) => {
    for (const brief of shipped.briefs.values()) {
      const reply = briefReply(brief.id, lang);
      const markdown = renderMarkdown(reply);
      const plain = renderPlainText(reply);
      const bare = markdown.replace(/\\([\\`*_[\]<>#|~])/g, '$1');
      for (const text of brief.facts.flatMap((fact) => textsOf(fact, lang))) {
        expect(bare).toContain(text);
        expect(plain).toContain(text);
      }
      for (const [i, { publisher, url }] of reply.citations.entries()) {
        expect(bare).toContain(`\n${i + 1}. ${publisher}`);
        expect(plain).toContain(`\n${i + 1}. ${publisher}`);
        if (url) expect(plain).toContain(url);
        if (url) expect(markdown).toContain(`](<${url}>)`);
      }
      for (const line of plain
        .split('\n')
        .filter((one) => one.startsWith('• ') && one.includes('¶'))) {
        expect(line).toMatch(/\[\d+(?:¶\d+)?\]$/);
      }
    }
  },
);

test('what looks like markup in a text is shown as it stands', () => {
  const reply = briefReply('undecided', 'en');
  const odd = { ...reply, title: 'A *b* _c_ [d](e) <f> # `g`' };
  expect(renderMarkdown(odd)).toContain('# A \\*b\\* \\_c\\_ \\[d\\](e) \\<f\\> \\# \\`g\\`\n');
  expect(renderPlainText(odd)).toContain('A *b* _c_ [d](e) <f> # `g`\n');
});

test('a brief as a file needs nothing else, and leads to nothing but its sources', async () => {
  const file = await renderFile(briefReply('usfj', 'ja'));
  expect(file).not.toMatch(/<(?:script|link|img|iframe)|popovertarget=|href="\//);
  const anchors = [...file.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(anchors.length).toBeGreaterThan(20);
  for (const id of new Set(anchors)) expect(file).toContain(`id="${id}"`);
});
