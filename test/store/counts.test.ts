import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDesk } from '../../src/commands/desk.ts';
import { type Counts, openCounts } from '../../src/store/counts.ts';
import { shipped } from '../answer/town.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'counts-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Opens counts that are closed after the test. */
function open(file: string): Counts {
  const counts = openCounts(file);
  onTestFinished(() => counts.close());
  return counts;
}

describe('counts in a file', () => {
  test('survive reopening', async () => {
    const file = join(await folder(), 'not/yet/there/bot.sqlite');
    const first = openCounts(file);
    first.addMisses(['ramen', 'salary'], 'en');
    first.addMisses(['ramen'], 'en');
    first.addRating('jjoc-established', 'down');
    first.close();
    const again = open(file);
    again.addMisses(['salary', 'salary', 'salary'], 'en');
    again.addMisses(['ramen'], 'en');
    again.addRating('jjoc-established', 'up');
    expect(again.misses()).toEqual([
      { word: 'ramen', lang: 'en', times: 3 },
      { word: 'salary', lang: 'en', times: 2 },
    ]);
    expect(again.ratings()).toEqual([{ fact: 'jjoc-established', up: 1, down: 1 }]);
  });

  test('of one file opened twice are the same counts', async () => {
    const file = join(await folder(), 'bot.sqlite');
    const [one, other] = [open(file), open(file)];
    for (let n = 0; n < 50; n++) {
      one.addMisses(['ramen'], 'en');
      other.addMisses(['ramen'], 'en');
      other.addRating('fact', n % 2 === 0 ? 'up' : 'down');
      one.addRating('fact', 'down');
    }
    for (const counts of [one, other]) {
      expect(counts.misses()).toEqual([{ word: 'ramen', lang: 'en', times: 100 }]);
      expect(counts.ratings()).toEqual([{ fact: 'fact', up: 25, down: 75 }]);
    }
  });

  test('the most frequent come first; a word in two languages is two', async () => {
    const counts = open(join(await folder(), 'bot.sqlite'));
    counts.addMisses(['b', 'a'], 'en');
    counts.addMisses(['b'], 'ja');
    counts.addMisses(['b'], 'en');
    expect(counts.misses()).toMatchObject([{ word: 'b', times: 2 }, { word: 'a' }, { lang: 'ja' }]);
    counts.addRating('liked', 'up');
    counts.addRating('disliked', 'down');
    expect(counts.ratings().map(({ fact }) => fact)).toEqual(['disliked', 'liked']);
  });

  test('take any word as it is', async () => {
    const counts = open(join(await folder(), 'bot.sqlite'));
    const odd = ["'); DROP TABLE miss; --", '𠮷', '%_', 'é', ''];
    counts.addMisses(odd, 'en');
    counts.addMisses([], 'en');
    expect(counts.misses().map(({ word }) => word)).toEqual(expect.arrayContaining(odd));
    expect(counts.misses()).toHaveLength(odd.length);
  });

  test('keep the words asked for most when there are too many', async () => {
    const counts = openCounts(join(await folder(), 'bot.sqlite'), 3);
    onTestFinished(() => counts.close());
    counts.addMisses(['often'], 'en');
    counts.addMisses(['often', 'old', 'older'], 'en');
    counts.addMisses(['new', 'newer'], 'en');
    expect(counts.misses().map(({ word }) => word)).toEqual(['often', 'new', 'newer']);
  });

  test('hold words and facts, and no person, time or question', async () => {
    const path = await folder();
    const file = join(path, 'bot.sqlite');
    const counts = open(file);
    const desk = openDesk({
      library: () => shipped,
      now: () => new Date(),
      onMiss: (words, lang) => counts.addMisses(words, lang),
    });
    const question = 'could you kindly tell me the recipe for my ramen';
    desk.serve('ask', { lang: 'en', options: { question } }, 'U0SECRET');

    const database = new DatabaseSync(file, { readOnly: true });
    onTestFinished(() => database.close());
    const columns = database
      .prepare(
        `SELECT tables.name || '.' || columns.name AS name
         FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' ORDER BY 1`,
      )
      .all()
      .map(({ name }) => name);
    expect(columns).toEqual([
      'miss.lang',
      'miss.times',
      'miss.word',
      'rating.down',
      'rating.fact',
      'rating.up',
    ]);
    const files = await readdir(path);
    const bytes = (await Promise.all(files.map((name) => readFile(join(path, name))))).join('');
    expect(bytes).toContain('ramen');
    for (const secret of ['kindly', 'my ramen', 'recipe for', 'U0SECRET']) {
      expect(bytes).not.toContain(secret);
    }
  });

  test('a file that is no database is said to be none, and left as it is', async () => {
    const file = join(await folder(), 'notes.txt');
    await writeFile(file, 'These are my notes. '.repeat(100));
    expect(() => openCounts(file)).toThrow(/not a database.*Set DATABASE_URL/);
    expect(await readFile(file, 'utf8')).toMatch(/^These are my notes/);
  });
});
