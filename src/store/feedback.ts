import type { Store } from './store.ts';
import type { Database } from './tables.ts';

type Miss = { readonly word: string; readonly lang: string; readonly times: number };
export type Rating = { readonly fact: string; readonly up: number; readonly down: number };

/** Counts that outlive a restart: words that no fact covers, and 👍 and 👎 by fact. No person in it. */
export type Feedback = {
  addMisses(words: readonly string[], lang: string): Promise<void>;
  misses(): Promise<Miss[]>;
  addRating(fact: string, vote: 'up' | 'down'): Promise<void>;
  ratings(): Promise<Rating[]>;
};

/** Where votes on facts are counted, for those who cannot help it if that fails: it never rejects. */
export type Ratings = Pick<Feedback, 'addRating'>;

/** So many words are counted at most; the rarest make room. Nobody can fill the disk with words. */
const MOST_WORDS = 10_000;

/** The feedback in a store. What fails rejects; `Store.explain` says why. */
export function openFeedback(store: Store, mostWords = MOST_WORDS): Feedback {
  return {
    async addMisses(words, lang) {
      const counted = [...new Set(words)];
      if (counted.length === 0) return;
      const database = await store.ready();
      await database.transaction().execute((all) => addWords(all, counted, lang, mostWords));
    },
    async misses() {
      const database = await store.ready();
      const found = await database.selectFrom('miss').select(['word', 'lang', 'times']).execute();
      return found.sort((a, b) => b.times - a.times || byText(a.word, b.word));
    },
    async addRating(fact, vote) {
      const [up, down] = vote === 'up' ? [1, 0] : [0, 1];
      const database = await store.ready();
      await database
        .insertInto('rating')
        .values({ fact, up, down })
        .onConflict((on) =>
          on.column('fact').doUpdateSet((eb) => ({
            up: eb('rating.up', '+', up),
            down: eb('rating.down', '+', down),
          })),
        )
        .execute();
    },
    async ratings() {
      const database = await store.ready();
      const found = await database.selectFrom('rating').selectAll().execute();
      return found.sort((a, b) => b.down - a.down || b.up - a.up || byText(a.fact, b.fact));
    },
  };
}

/** Sorted here, as databases disagree on the order of letters. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function addWords(
  database: Database,
  words: readonly string[],
  lang: string,
  mostWords: number,
): Promise<void> {
  const { last, known } = await database
    .selectFrom('miss')
    .select(({ fn }) => [fn.max('seq').as('last'), fn.countAll<number>().as('known')])
    .executeTakeFirstOrThrow();
  await database
    .insertInto('miss')
    // In one order everywhere: two processes that count the same words must not wait for each other.
    .values(words.toSorted(byText).map((word) => rowOf(word, words, lang, Number(last ?? 0))))
    .onConflict((on) =>
      on.columns(['word', 'lang']).doUpdateSet((eb) => ({ times: eb('miss.times', '+', 1) })),
    )
    .execute();
  if (known + words.length > mostWords) await makeRoom(database, mostWords);
}

const rowOf = (word: string, words: readonly string[], lang: string, last: number) => {
  return { word, lang, times: 1, seq: last + 1 + words.indexOf(word) };
};

/** Drops the rarest words, of these the oldest. */
async function makeRoom(database: Database, mostWords: number): Promise<void> {
  const { known } = await database
    .selectFrom('miss')
    .select(({ fn }) => fn.countAll<number>().as('known'))
    .executeTakeFirstOrThrow();
  const tooMany = known - mostWords;
  if (tooMany <= 0) return;
  const rarest = database
    .selectFrom('miss')
    .select(['word', 'lang'])
    .orderBy('times')
    .orderBy('seq')
    .orderBy('word')
    .limit(tooMany)
    .as('rarest');
  await database
    .deleteFrom('miss')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom(rarest)
          .select('rarest.word')
          .whereRef('rarest.word', '=', 'miss.word')
          .whereRef('rarest.lang', '=', 'miss.lang'),
      ),
    )
    .execute();
}
