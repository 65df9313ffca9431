import { z } from 'zod';
import type { FactId, Library } from '../../library/index.ts';
import { parseRow, type Store, type Tables } from '../../store/index.ts';
import { contentOf, type FactContent, hashOf } from './fact-content.ts';

/** A fact from a time on: what it said, or null from when it was withdrawn. */
export type FactVersion = {
  readonly at: Date;
  readonly said: { readonly hash: string; readonly content: FactContent } | null;
};

/** By fact, the oldest version first. Empty: no library was ever recorded. */
export type History = ReadonlyMap<FactId, readonly FactVersion[]>;

/** What was recorded of each library that the bot has served. Rejects when the store fails. */
export async function readHistory(store: Store): Promise<History> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('fact_version')
    .select(['fact', 'at', 'hash', 'content'])
    .orderBy('fact')
    .orderBy('nth')
    .execute();
  const history = new Map<FactId, FactVersion[]>();
  for (const row of rows) {
    const { fact, at, said } = parseVersion(row);
    const versions = history.get(fact) ?? [];
    history.set(fact, versions);
    versions.push({ at, said });
  }
  return history;
}

const columns = z.object({
  fact: z.custom<FactId>((value) => typeof value === 'string'),
  at: z.number(),
  hash: z.string().nullable(),
  content: z.string().transform(parseJson).pipe(z.custom<FactContent>(isFactContent)).nullable(),
});

/** A row of the table as a version of its fact. Throws `UnusableStore`. */
function parseVersion(
  stored: Pick<Tables['fact_version'], 'fact' | 'at' | 'hash' | 'content'>,
): FactVersion & { readonly fact: FactId } {
  const key = `fact ${stored.fact}, at ${stored.at}`;
  const { fact, at, hash, content } = parseRow('fact_version', key, columns, stored);
  return { fact, at: new Date(at), said: hash && content ? { hash, content } : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** By its shape only: the bot wrote the rest itself, from a library that was checked. */
function isFactContent(value: unknown): boolean {
  const { fact, sources } = (value ?? {}) as { fact?: unknown; sources?: unknown };
  return typeof fact === 'object' && fact !== null && Array.isArray(sources);
}

type NewVersion = {
  readonly fact: FactId;
  readonly nth: number;
  readonly at: number;
  readonly hash: string | null;
  readonly content: string | null;
};

/** As many rows as go into one statement. */
const ROWS = 500;

/**
 * Records which facts appeared, changed or were withdrawn since the last time; returns how many. Processes
 * that record the same library at once write one version.
 */
export async function recordLibrary(store: Store, library: Library, now: Date): Promise<number> {
  const history = await readHistory(store);
  const at = now.getTime();
  const rows: NewVersion[] = [];
  for (const fact of library.facts.values()) {
    const hash = hashOf(fact);
    const known = history.get(fact.id) ?? [];
    if (known.at(-1)?.said?.hash === hash) continue;
    const content = JSON.stringify(contentOf(fact, library));
    rows.push({ fact: fact.id, nth: known.length, at, hash, content });
  }
  for (const [fact, known] of history) {
    if (library.facts.has(fact) || !known.at(-1)?.said) continue;
    rows.push({ fact, nth: known.length, at, hash: null, content: null });
  }
  const database = await store.ready();
  await database.transaction().execute(async (all) => {
    for (let from = 0; from < rows.length; from += ROWS) {
      await all
        .insertInto('fact_version')
        .values(rows.slice(from, from + ROWS))
        .onConflict((on) => on.doNothing())
        .execute();
    }
  });
  return rows.length;
}
