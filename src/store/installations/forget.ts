import type { Store } from '../store.ts';
import type { Database } from '../tables.ts';

/**
 * Deletes an installation that has been removed, and all that is stored of the workspaces it served: digests and their
 * ledger, chosen languages, idempotency keys. False: it has been installed again, and nothing is deleted.
 */
export async function forgetInstallation(store: Store, id: string): Promise<boolean> {
  const database = await store.ready();
  return database.transaction().execute(async (all) => {
    const gone = await all
      .deleteFrom('installation')
      .where('id', '=', id)
      .where('removed', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (!gone) return false;
    const served = await all
      .deleteFrom('workspace')
      .where('installation', '=', id)
      .returning('team')
      .execute();
    for (const { team } of served) await forgetWorkspace(all, team);
    return true;
  });
}

async function forgetWorkspace(all: Database, team: string): Promise<void> {
  const channels = all
    .selectFrom('subscription')
    .select('channel')
    .where('platform', '=', 'slack')
    .where('server', '=', team)
    .union(
      all
        .selectFrom('delivery')
        .select('channel')
        .where('platform', '=', 'slack')
        .where('server', '=', team),
    );
  await all
    .deleteFrom('shown')
    .where('platform', '=', 'slack')
    .where('channel', 'in', channels)
    .execute();
  for (const table of ['delivery', 'subscription'] as const) {
    await all
      .deleteFrom(table)
      .where('platform', '=', 'slack')
      .where('server', '=', team)
      .execute();
  }
  await all
    .deleteFrom('language')
    .where('platform', '=', 'slack')
    .where('person', 'like', `${team}:%`)
    .execute();
  await all.deleteFrom('claim').where('key', 'like', `slack:${team}:%`).execute();
  await all.deleteFrom('claim').where('key', 'like', `slack:post:${team}:%`).execute();
}
