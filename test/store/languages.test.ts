import { expect, test } from 'vitest';
import { LANGS } from '../../src/library/schema.ts';
import { openLanguages } from '../../src/store/languages.ts';
import { openStore } from '../../src/store/store.ts';
import { onEveryDatabase, opened } from '../support/stores.ts';

onEveryDatabase('the language that somebody chose', (empty) => {
  test('is kept, replaced, and forgotten on request', async () => {
    const url = await empty();
    const store = openStore(url);
    const first = openLanguages(store, 'slack', LANGS);
    expect(await first.languageOf('T1:U1')).toBeNull();
    await first.keepLanguage('T1:U1', 'en');
    await first.keepLanguage('T1:U1', 'ja');
    await first.keepLanguage('T2:U1', 'en');
    await store.close();

    const again = openLanguages(opened(url), 'slack', LANGS);
    expect(await again.languageOf('T1:U1')).toBe('ja');
    expect(await openLanguages(opened(url), 'discord', LANGS).languageOf('T1:U1')).toBeNull();
    await again.forgetLanguage('T1:U1');
    expect(await again.languageOf('T1:U1')).toBeNull();
    expect(await again.languageOf('T2:U1')).toBe('en');
  });

  test('counts for nothing where the bot does not speak it any more', async () => {
    const store = opened(await empty());
    await openLanguages(store, 'slack', ['en', 'fr']).keepLanguage('U1', 'fr');
    expect(await openLanguages(store, 'slack', LANGS).languageOf('U1')).toBeNull();
  });
});
