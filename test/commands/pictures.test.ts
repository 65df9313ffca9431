import { expect, test } from 'vitest';
import { createCommandService } from '../../src/commands/index.ts';
import { LANGS, type Library } from '../../src/library/index.ts';
import { shipped, smallLibrary } from '../support/libraries.ts';

const NOON = new Date('2026-11-29T12:00:00Z');

const repliesOf = (library: Library) => {
  const service = createCommandService({ library: () => library, now: () => NOON, onMiss() {} });
  return (command: 'brief' | 'timeline' | 'sources', topic?: string, lang: 'en' | 'ja' = 'en') =>
    service.handle(command, { lang, options: { topic } }, null);
};

test.each(LANGS)(
  'a timeline and a brief with a structure name their picture (%s)',
  async (lang) => {
    const reply = repliesOf(shipped);
    const [all, one, brief] = await Promise.all([
      reply('timeline', undefined, lang),
      reply('timeline', 'usfj', lang),
      reply('brief', 'usfj', lang),
    ]);
    expect(all.picture).toMatchObject({ kind: 'timeline', topic: null });
    expect(one.picture).toMatchObject({ kind: 'timeline', topic: 'usfj' });
    expect(brief.picture).toMatchObject({ kind: 'structure', topic: 'usfj' });
    for (const { picture } of [all, one, brief]) {
      expect(picture?.alt.length).toBeGreaterThan(40);
      expect(picture?.alt.length).toBeLessThanOrEqual(1000); // Discord takes 1,024
    }
  },
);

test('what has none names none', async () => {
  const reply = repliesOf(shipped);
  expect(await reply('brief', 'missiles')).not.toHaveProperty('picture');
  expect(await reply('brief')).not.toHaveProperty('picture');
  expect(await reply('sources', 'usfj')).not.toHaveProperty('picture');
  const small = repliesOf(await smallLibrary());
  expect(await small('timeline')).not.toHaveProperty('picture'); // one dated fact
  expect(await small('brief', 'bridge')).not.toHaveProperty('picture');
});
