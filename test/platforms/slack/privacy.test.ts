import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { storedAbout } from '../../../src/store/data/index.ts';
import { openLanguages } from '../../../src/store/languages.ts';
import { EMPTY, opened } from '../../support/stores.ts';
import { addDigestOf, commandServiceOn } from '../shared/personal-data.ts';
import { expect, labelsOf, test, textOf } from './running-bot.ts';

test('/privacy shows what is stored to the asker alone, and deletes it on a button', async ({
  slack,
  start,
}) => {
  const store = opened(await EMPTY.SQLite());
  const { ann } = slack.fixtures;
  const server = slack.world.team.id;
  const languages = openLanguages(store, 'slack', LANGS);
  await languages.keepLanguage(`${server}:${ann.id}`, 'ja');
  await addDigestOf(store, ann.id, { platform: 'slack', server, channel: 'C1' });
  await addDigestOf(store, ann.id, { platform: 'slack', server: 'T2', channel: 'C2' });
  await start({ commandService: commandServiceOn(store), languages });
  const { privacy, slack: words } = wordsFor('ja'); // what Ann chose, though her Slack is English

  const shown = await slack.runCommand('/privacy', '', { user: ann }).message();
  expect(shown.isEphemeral).toBe(true);
  expect(textOf(shown)).toContain(privacy.language('日本語'));
  expect(textOf(shown)).toContain(privacy.digests(1));
  expect(labelsOf(shown)).not.toContain(words.share);

  const deleted = await slack.press(shown, { text: privacy.forget }, { user: ann }).updated();
  expect(textOf(deleted)).toContain(privacy.deleted);
  const of = { platform: 'slack', user: ann.id };
  expect(await storedAbout(store, { ...of, server })).toEqual({ languages: [], digests: [] });
  expect((await storedAbout(store, { ...of, server: 'T2' })).digests).toHaveLength(1);
  // The language of her Slack counts again at once.
  const again = await slack.runCommand('/privacy', '', { user: ann }).message();
  expect(textOf(again)).toContain(wordsFor('en').privacy.nothing);
});
