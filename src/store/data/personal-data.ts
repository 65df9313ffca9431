import { type Database, forgetHashed, personKey, type Store } from '../index.ts';

/** Somebody on a platform. `server`: the workspace on Slack, where ids are a workspace's own; null: in all of them. */
export type StoredPerson = {
  readonly platform: string;
  readonly server: string | null;
  readonly user: string;
};

/** What the bot has stored under a person's id. */
export type PersonalRecord = {
  /** The languages that they chose for themselves: on Slack one in each workspace. */
  readonly languages: readonly string[];
  /** The digests that they set up, of which the bot tells them. */
  readonly digests: readonly { readonly server: string; readonly channel: string }[];
};

/** What is stored about a person. Rejects when the store fails. */
export async function storedAbout(store: Store, person: StoredPerson): Promise<PersonalRecord> {
  return read(await store.ready(), person);
}

/**
 * Deletes what is stored about a person, and gives what it was. Digests that they set up belong to their channels and
 * go on; who set them up is forgotten. Rejects when the store fails, and none of what it would have given is deleted.
 */
export async function forgetPerson(
  store: Store,
  person: StoredPerson,
  now: Date,
): Promise<PersonalRecord> {
  const database = await store.ready();
  await forgetHashed(store, person, now);
  return database.transaction().execute(async (all) => {
    const found = await read(all, person);
    await all
      .deleteFrom('language')
      .where('platform', '=', person.platform)
      .where((eb) => eb.or(keysOf(person).map(([op, key]) => eb('person', op, key))))
      .execute();
    let digests = all
      .updateTable('subscription')
      .set({ creator: '', creator_lang: '' })
      .where('platform', '=', person.platform)
      .where('creator', '=', person.user);
    if (person.server !== null) digests = digests.where('server', '=', person.server);
    await digests.execute();
    return found;
  });
}

async function read(database: Database, person: StoredPerson): Promise<PersonalRecord> {
  const chosen = await database
    .selectFrom('language')
    .select('lang')
    .where('platform', '=', person.platform)
    .where((eb) => eb.or(keysOf(person).map(([op, key]) => eb('person', op, key))))
    .execute();
  let digests = database
    .selectFrom('subscription')
    .select(['server', 'channel'])
    .where('platform', '=', person.platform)
    .where('creator', '=', person.user)
    .orderBy('created');
  if (person.server !== null) digests = digests.where('server', '=', person.server);
  return { languages: chosen.map(({ lang }) => lang), digests: await digests.execute() };
}

/** The keys of a person in the table of languages: their id, with that of the workspace before it on Slack. */
function keysOf({ server, user }: StoredPerson): ['=' | 'like', string][] {
  if (server !== null)
    return [
      ['=', user],
      ['=', personKey(server, user)],
    ];
  return [
    ['=', user],
    ['like', `%:${user}`],
  ];
}
