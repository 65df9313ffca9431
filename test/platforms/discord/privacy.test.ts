import { wordsFor } from '../../../src/replies/words/index.ts';
import { storedAbout } from '../../../src/store/data/index.ts';
import { EMPTY, opened } from '../../support/stores.ts';
import { addDigestOf, commandServiceOn } from '../shared/personal-data.ts';
import { buttonOf, expect, isEphemeral, labelsOf, test, textOf } from './running-bot.ts';

test('/privacy shows what is stored to the asker alone, and deletes it on a button', async ({
  discord,
  start,
}) => {
  const store = opened(await EMPTY.SQLite());
  const { ann, ken } = discord.fixtures;
  await addDigestOf(store, ann.id, { platform: 'discord', server: '1', channel: '2' });
  await start({ commandService: commandServiceOn(store) });
  const [en, ja] = [wordsFor('en').privacy, wordsFor('ja').privacy];

  const shown = await discord.slash('privacy', {}, { user: ann }).reply();
  expect(isEphemeral(shown)).toBe(true);
  expect(textOf(shown)).toContain(en.digests(1));
  expect(labelsOf(shown)).not.toContain(wordsFor('en').chat.post);
  const other = await discord.slash('privacy', {}, { user: ken }).reply();
  expect(textOf(other)).toContain(ja.nothing);

  const deleted = await discord.click(shown, buttonOf(shown, en.forget), { user: ann }).reply();
  expect(deleted.id).toBe(shown.id);
  expect(textOf(deleted)).toContain(en.deleted);
  const left = await storedAbout(store, { platform: 'discord', server: null, user: ann.id });
  expect(left).toEqual({ languages: [], digests: [] });
});
