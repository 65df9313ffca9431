import { expect, test } from 'vitest';
import { createCommandService, type PersonalData } from '../../src/commands/command-service.ts';
import { runCommand } from '../../src/commands/table.ts';
import { LANGS } from '../../src/library/schema.ts';
import { decode, encode } from '../../src/platforms/shared/rendering/component-action.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { shipped } from '../support/libraries.ts';

const now = new Date('2026-11-29T12:00:00Z');
const person = { platform: 'discord', server: null, user: '1' } as const;
const RECORD = { languages: ['ja'], digests: [{ server: 'T1', channel: 'C1' }] };
const context = { library: shipped, now };

const textsIn = ({ blocks }: Reply) => blocks.flatMap((one) => ('text' in one ? [one.text] : []));
const labelsIn = ({ actions }: Reply) => actions.map((one) => ('label' in one ? one.label : ''));

test.each(LANGS)('says what is stored and offers to delete it, in %s', (lang) => {
  const { privacy } = wordsFor(lang);
  const show = (stored?: Parameters<typeof runCommand>[2]['stored']) =>
    runCommand('privacy', { lang, options: {} }, { ...context, ...(stored && { stored }) });

  const kept = show({ kind: 'kept', record: RECORD });
  expect(textsIn(kept)).toEqual([
    ...[privacy.kept, privacy.language('日本語'), privacy.digests(1), privacy.always],
  ]);
  expect(labelsIn(kept)[0]).toBe(privacy.forget);
  expect(kept.again).toBeNull(); // nobody can show it to others

  const deleted = show({ kind: 'deleted', record: RECORD });
  expect(textsIn(deleted)).toContain(privacy.deleted);
  expect(textsIn(deleted)).toContain(privacy.goOn);
  for (const [reply, said] of [
    [deleted, privacy.deleted],
    [show({ kind: 'kept', record: { languages: [], digests: [] } }), privacy.nothing],
    [show({ kind: 'deleted', record: { languages: [], digests: [] } }), privacy.nothing],
    [show({ kind: 'unavailable' }), privacy.unavailable],
    [show(), privacy.nobody],
  ] as const) {
    expect(textsIn(reply)[0]).toBe(said);
    expect(labelsIn(reply)).not.toContain(privacy.forget);
  }
});

test('is asked of the store each time, and only for who asks', async () => {
  const asked: string[] = [];
  const personalData: PersonalData = {
    async storedAbout({ user }) {
      asked.push(`about ${user}`);
      return RECORD;
    },
    async forget({ user }) {
      asked.push(`forget ${user}`);
      return user === 'away' ? null : RECORD;
    },
  };
  const parts = { library: () => shipped, now: () => now, onMiss: () => {} };
  const { handle } = createCommandService({ ...parts, personalData });
  const ask = async (user: string | null, options: { forget?: boolean } = {}) => {
    const of = user === null ? {} : { person: { ...person, user } };
    return textsIn(await handle('privacy', { lang: 'en', options, ...of }, null))[0];
  };
  const { privacy } = wordsFor('en');
  expect(await ask('1')).toBe(privacy.kept);
  expect(await ask('2')).toBe(privacy.kept);
  expect(await ask('1', { forget: true })).toBe(privacy.deleted);
  expect(await ask('away', { forget: true })).toBe(privacy.unavailable);
  expect(await ask(null)).toBe(privacy.nobody);
  await handle('help', { lang: 'en', options: {}, person }, null);
  expect(asked).toEqual(['about 1', 'about 2', 'forget 1', 'forget away']);
});

test('its buttons are read back as they were written', () => {
  for (const options of [{ forget: true }, { forget: false }]) {
    const run = { command: 'privacy', options, lang: 'ja' } as const;
    const id = encode({ kind: 'show', run, page: 0 }, 100) ?? '';
    expect(decode(id, shipped)).toEqual({ kind: 'show', run, page: 0 });
  }
});
