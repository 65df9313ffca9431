import type { Store } from './store.ts';

/** How many deliveries are not over, by platform; a platform without any is not in it. */
export async function countOpenDeliveries(store: Store): Promise<ReadonlyMap<string, number>> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('delivery')
    .select(['platform', ({ fn }) => fn.countAll<number>().as('count')])
    .where('ready_at', 'is not', null)
    .groupBy('platform')
    .execute();
  return new Map(rows.map(({ platform, count }) => [platform, count]));
}
