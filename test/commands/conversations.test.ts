import { expect, test } from 'vitest';
import { Conversations } from '../../src/commands/conversations.ts';
import { COMMAND_NAMES } from '../../src/replies/index.ts';

const NOW = new Date('2026-06-30T12:00:00Z');
const again = (command: string) => ({ command, lang: 'en', options: { topic: 'bridge' } });
const WHOLE = { topic: 'bridge', names: ['Ada'], last: again('brief') };
const NOTHING = { topic: null, names: [], last: null };

/** What one copy of the bot makes of what another one has kept. */
const recalled = (state: unknown) =>
  new Conversations({ recall: async () => [state], keep() {} }).recall(['one'], NOW);

test.each(COMMAND_NAMES)('a reply of /%s is given again by any copy of the bot', async (name) => {
  const state = { ...WHOLE, last: again(name) };
  expect(await recalled(state)).toEqual(state);
});

test.each([
  [
    { ...WHOLE, last: again('a-newer-one') },
    { ...WHOLE, last: null },
  ],
  [
    { topic: 'bridge', names: ['Ada'] },
    { ...WHOLE, last: null },
  ],
  [
    { ...WHOLE, names: [{ en: 'Ada' }] },
    { ...WHOLE, names: [] },
  ],
  [
    { ...WHOLE, topic: 7 },
    { ...NOTHING, last: WHOLE.last },
  ],
  ['bridge', NOTHING],
  [null, NOTHING],
])('of %j what is readable is kept', async (state, kept) => {
  expect(await recalled(state)).toEqual(kept);
});
