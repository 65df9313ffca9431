import { createCommandService } from '../../../src/commands/command-service.ts';
import { forgetPerson, storedAbout } from '../../../src/store/data/index.ts';
import type { Store } from '../../../src/store/store.ts';
import { shipped } from '../../support/libraries.ts';

/** A command service that shows and deletes what a store holds about people. */
export const commandServiceOn = (store: Store) =>
  createCommandService({
    library: () => shipped,
    now: () => new Date(),
    onMiss: () => {},
    personalData: {
      storedAbout: (person) => storedAbout(store, person),
      forget: (person) => forgetPerson(store, person, new Date()),
    },
  });

/** A subscription that somebody set up. */
export async function addDigestOf(
  store: Store,
  person: string,
  where: { readonly platform: string; readonly server: string; readonly channel: string },
): Promise<void> {
  const database = await store.ready();
  const row = {
    ...{
      id: `s-${where.channel}`,
      ...where,
      cron: '0 9 * * *',
      zone: 'UTC',
      topics: '',
      lang: 'en',
    },
    ...{ only_changes: 0, creator: person, creator_lang: 'en', paused: null },
    ...{ created: 1_796_000_000_000, next_due: null },
  };
  await database.insertInto('subscription').values(row).execute();
}
