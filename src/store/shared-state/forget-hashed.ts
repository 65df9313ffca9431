import { CLAIMED_FOR_MS } from '../idempotency-keys.ts';
import type { Store } from '../store.ts';
import type { Database } from '../tables.ts';
import { hashed } from './hashed.ts';
import { askerName, personKey } from './person-key.ts';
import { sweeper } from './sweep.ts';

/** Somebody on a platform; `server` null: in all workspaces of Slack. */
type Person = { readonly platform: string; readonly server: string | null; readonly user: string };

/**
 * Deletes what stands about a person under a hash, as far as it can be found: how fast they asked, whose hash is of
 * their id alone, and all of anybody's that has ended. What a conversation was about is under a hash of its channel
 * too, a vote under one of its message: such a row cannot be told from others, and ends by itself. Rejects when the
 * store fails.
 */
export async function forgetHashed(store: Store, person: Person, now: Date): Promise<void> {
  const database = await store.ready();
  const names = await namesOf(database, person);
  for (const name of names) {
    await database.deleteFrom('asker').where('key', '=', hashed(name)).execute();
  }
  const at = now.getTime();
  for (const table of ['conversation', 'asker'] as const) await sweeper(store, table)(at);
  await database
    .deleteFrom('claim')
    .where('at', '<=', at - CLAIMED_FOR_MS)
    .execute();
}

/** What the hashes of a person's rates were made of: on Slack with each workspace that anything is stored of. */
async function namesOf(
  database: Database,
  { platform, server, user }: Person,
): Promise<readonly string[]> {
  if (platform !== 'slack') return [askerName(platform, user)];
  const servers = server === null ? await workspaces(database) : [server];
  return servers.map((one) => askerName(platform, personKey(one, user)));
}

async function workspaces(database: Database): Promise<readonly string[]> {
  const [served, withDigests, chosen] = await Promise.all([
    database.selectFrom('workspace').select('team').execute(),
    database
      .selectFrom('subscription')
      .select('server')
      .distinct()
      .where('platform', '=', 'slack')
      .execute(),
    database.selectFrom('language').select('person').where('platform', '=', 'slack').execute(),
  ]);
  const teams = [
    ...served.map(({ team }) => team),
    ...withDigests.map(({ server }) => server),
    ...chosen.map(({ person }) => person.split(':')[0] ?? ''),
  ];
  return [...new Set(teams)];
}
