import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createCommandService } from '../../src/commands/command-service.ts';
import { openFeedback } from '../../src/store/feedback.ts';
import { openStore } from '../../src/store/store.ts';
import { shipped } from '../support/libraries.ts';
import { EMPTY, onEveryDatabase, opened } from '../support/stores.ts';

onEveryDatabase('counts', (empty) => {
  test('survive reopening', async () => {
    const url = await empty();
    const store = openStore(url);
    const first = openFeedback(store);
    await first.addMisses(['ramen', 'salary'], 'en');
    await first.addMisses(['ramen'], 'en');
    await first.addRating('jjoc-established', 'down');
    await store.close();
    const again = openFeedback(opened(url));
    await again.addMisses(['salary', 'salary', 'salary'], 'en');
    await again.addMisses(['ramen'], 'en');
    await again.addRating('jjoc-established', 'up');
    expect(await again.misses()).toEqual([
      { word: 'ramen', lang: 'en', times: 3 },
      { word: 'salary', lang: 'en', times: 2 },
    ]);
    expect(await again.ratings()).toEqual([{ fact: 'jjoc-established', up: 1, down: 1 }]);
  });

  test('of one database opened twice are the same counts', async () => {
    const url = await empty();
    const [one, other] = [openFeedback(opened(url)), openFeedback(opened(url))];
    const adding = Array.from({ length: 50 }, (_, n) => [
      one.addMisses(['ramen', 'soba'], 'en'),
      other.addMisses(['soba', 'ramen'], 'en'),
      other.addRating('fact', n % 2 === 0 ? 'up' : 'down'),
      one.addRating('fact', 'down'),
    ]);
    await Promise.all(adding.flat());
    for (const counts of [one, other]) {
      expect(await counts.misses()).toEqual([
        { word: 'ramen', lang: 'en', times: 100 },
        { word: 'soba', lang: 'en', times: 100 },
      ]);
      expect(await counts.ratings()).toEqual([{ fact: 'fact', up: 25, down: 75 }]);
    }
  });

  test('the most frequent come first; a word in two languages is two', async () => {
    const counts = openFeedback(opened(await empty()));
    await counts.addMisses(['b', 'a'], 'en');
    await counts.addMisses(['b'], 'ja');
    await counts.addMisses(['b'], 'en');
    expect(await counts.misses()).toMatchObject([
      { word: 'b', times: 2 },
      { word: 'a' },
      { lang: 'ja' },
    ]);
    await counts.addRating('liked', 'up');
    await counts.addRating('disliked', 'down');
    expect((await counts.ratings()).map(({ fact }) => fact)).toEqual(['disliked', 'liked']);
  });

  test('take any word as it is', async () => {
    const counts = openFeedback(opened(await empty()));
    const odd = ["'); DROP TABLE miss; --", '𠮷', '%_', 'é', ''];
    await counts.addMisses(odd, 'en');
    await counts.addMisses([], 'en');
    const words = (await counts.misses()).map(({ word }) => word);
    expect(words.toSorted()).toEqual(odd.toSorted());
  });

  test('keep the words asked for most when there are too many', async () => {
    const counts = openFeedback(opened(await empty()), 3);
    await counts.addMisses(['often'], 'en');
    await counts.addMisses(['often', 'old', 'older'], 'en');
    await counts.addMisses(['new', 'newer'], 'en');
    const words = (await counts.misses()).map(({ word }) => word);
    expect(words).toEqual(['often', 'new', 'newer']);
  });
});

test('counts hold words and facts, and no person, time or question', async () => {
  const url = await EMPTY.SQLite();
  const file = url.slice('file:'.length);
  const counts = openFeedback(opened(url));
  const missed = Promise.withResolvers<void>();
  const commandService = createCommandService({
    library: () => shipped,
    now: () => new Date(),
    onMiss: (words, lang) => void counts.addMisses(words, lang).then(missed.resolve),
  });
  const question = 'could you kindly tell me the recipe for my ramen';
  await commandService.handle('ask', { lang: 'en', options: { question } }, 'U0SECRET');
  await missed.promise;

  const database = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => database.close());
  const columns = database
    .prepare(
      `SELECT tables.name || '.' || columns.name AS name
       FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND tables.name IN ('miss', 'rating') ORDER BY 1`,
    )
    .all()
    .map(({ name }) => name);
  expect(columns).toEqual([
    'miss.lang',
    'miss.seq',
    'miss.times',
    'miss.word',
    'rating.down',
    'rating.fact',
    'rating.up',
  ]);
  const folder = dirname(file);
  const files = await readdir(folder);
  const bytes = (await Promise.all(files.map((name) => readFile(`${folder}/${name}`)))).join('');
  expect(bytes).toContain('ramen');
  for (const secret of ['kindly', 'my ramen', 'recipe for', 'U0SECRET']) {
    expect(bytes).not.toContain(secret);
  }
});
