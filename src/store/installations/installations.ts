import type { Keyring } from '../sealing/index.ts';
import type { Store } from '../store.ts';

/** An installation as it is known: `version` grows whenever its content changes. */
export type StoredInstallation = {
  readonly id: string;
  readonly version: number;
  /** What was sealed, as JSON. */
  readonly content: unknown;
};

/**
 * Where an app is installed, by the platform's id of the workspace or organization. Contents are sealed; what is
 * removed has no content any more, and its row stays until it is forgotten. Functions reject when the store fails;
 * those that read a content reject with `Unopened` where no key opens it.
 */
export type Installations = {
  /** Keeps an installation, in place of an earlier one; one that was removed is there again. */
  put(id: string, content: unknown, now: Date): Promise<void>;
  /** Null: there is none, or it was removed. */
  find(id: string): Promise<StoredInstallation | null>;
  /** The ids of all that are there and that a key of the keyring has sealed. */
  openable(): Promise<readonly string[]>;
  /** Changes the content, unless somebody else has changed it since that version: false then. */
  replace(of: StoredInstallation, content: unknown, now: Date): Promise<boolean>;
  /** Deletes the content, of that version alone if one is given. False: there was none. */
  remove(id: string, now: Date, version?: number): Promise<boolean>;
  /**
   * An organization has taken a workspace off its installation: from now on the workspace counts as one that has
   * removed an installation of its own, unless it has one.
   */
  withdraw(team: string, org: string, now: Date): Promise<void>;
  /** Those that were removed before a time. */
  removedBefore(time: Date): Promise<readonly string[]>;
  /**
   * Takes a lock on one among all that share the store, for so long (ms) at most. False: somebody else holds it.
   * `holder` must be nobody else's.
   */
  lock(id: string, holder: string, now: Date, ms: number): Promise<boolean>;
  unlock(id: string, holder: string): Promise<void>;
  /** Writes down that a workspace is served by an installation, as one of an organization serves many. */
  assign(team: string, id: string): Promise<void>;
  /** The installation that serves a workspace; null: none is known. */
  servingTeam(team: string): Promise<string | null>;
  /** The workspaces that an installation serves. */
  teamsOf(id: string): Promise<readonly string[]>;
  /** How many contents no key of the keyring opens, by the key that sealed them. */
  unopened(): Promise<ReadonlyMap<string, number>>;
};

/** Where a content stands: sealed for one row, it opens in no other. */
export const placeOf = (id: string): string => `installation ${id}`;

/** The installations in a store, sealed with a keyring. */
export function openInstallations(store: Store, keyring: Keyring): Installations {
  const sealed = (id: string, content: unknown) => {
    const { keyId: key_id, sealed: text } = keyring.seal(JSON.stringify(content), placeOf(id));
    return { key_id, sealed: text };
  };

  return {
    async put(id, content, now) {
      const database = await store.ready();
      const written = { ...sealed(id, content), removed: null, changed: now.getTime() };
      await database
        .insertInto('installation')
        .values({ id, ...written, version: 1, holder: null, held_until: null })
        .onConflict((on) =>
          on.column('id').doUpdateSet((eb) => ({
            ...written,
            version: eb('installation.version', '+', 1),
          })),
        )
        .execute();
    },

    async find(id) {
      const database = await store.ready();
      const row = await database
        .selectFrom('installation')
        .select(['id', 'version', 'sealed', 'key_id'])
        .where('id', '=', id)
        .where('removed', 'is', null)
        .executeTakeFirst();
      if (!row) return null;
      const text = keyring.open({ keyId: row.key_id, sealed: row.sealed }, placeOf(id));
      return { id, version: row.version, content: JSON.parse(text) };
    },

    async openable() {
      const database = await store.ready();
      const rows = await database
        .selectFrom('installation')
        .select(['id', 'key_id'])
        .where('removed', 'is', null)
        .orderBy('id')
        .execute();
      return rows.flatMap(({ id, key_id: keyId }) => (keyring.has(keyId) ? [id] : []));
    },

    async replace({ id, version }, content, now) {
      const database = await store.ready();
      const replaced = await database
        .updateTable('installation')
        .set({ ...sealed(id, content), version: version + 1, changed: now.getTime() })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('removed', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return replaced !== undefined;
    },

    async remove(id, now, version) {
      const database = await store.ready();
      const at = now.getTime();
      let removal = database
        .updateTable('installation')
        .set((eb) => ({
          ...{ sealed: '', key_id: '', removed: at, changed: at, holder: null, held_until: null },
          version: eb('version', '+', 1),
        }))
        .where('id', '=', id)
        .where('removed', 'is', null)
        .returning('id');
      if (version !== undefined) removal = removal.where('version', '=', version);
      return (await removal.executeTakeFirst()) !== undefined;
    },

    async withdraw(team, org, now) {
      const database = await store.ready();
      const at = now.getTime();
      const none = { sealed: '', key_id: '', holder: null, held_until: null };
      await database.transaction().execute(async (all) => {
        const moved = await all
          .updateTable('workspace')
          .set({ installation: team })
          .where('team', '=', team)
          .where('installation', '=', org)
          .returning('team')
          .executeTakeFirst();
        if (!moved) return;
        await all
          .insertInto('installation')
          .values({ id: team, ...none, version: 1, removed: at, changed: at })
          .onConflict((on) =>
            on
              .column('id')
              .doUpdateSet({ removed: at, changed: at })
              .where('installation.removed', 'is not', null),
          )
          .execute();
      });
    },

    async removedBefore(time) {
      const database = await store.ready();
      const rows = await database
        .selectFrom('installation')
        .select('id')
        .where('removed', '<', time.getTime())
        .execute();
      return rows.map(({ id }) => id);
    },

    async lock(id, holder, now, ms) {
      const database = await store.ready();
      const at = now.getTime();
      const held = await database
        .updateTable('installation')
        .set({ holder, held_until: at + ms })
        .where('id', '=', id)
        .where('removed', 'is', null)
        .where((eb) =>
          eb.or([
            eb('holder', 'is', null),
            eb('holder', '=', holder),
            eb('held_until', '<=', at),
            // By a clock that was set back since.
            eb('held_until', '>', at + ms),
          ]),
        )
        .returning('id')
        .executeTakeFirst();
      return held !== undefined;
    },

    async unlock(id, holder) {
      const database = await store.ready();
      await database
        .updateTable('installation')
        .set({ holder: null, held_until: null })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute();
    },

    async assign(team, id) {
      const database = await store.ready();
      await database
        .insertInto('workspace')
        .values({ team, installation: id })
        .onConflict((on) => on.column('team').doUpdateSet({ installation: id }))
        .execute();
    },

    async servingTeam(team) {
      const database = await store.ready();
      const row = await database
        .selectFrom('workspace')
        .select('installation')
        .where('team', '=', team)
        .executeTakeFirst();
      return row?.installation ?? null;
    },

    async teamsOf(id) {
      const database = await store.ready();
      const rows = await database
        .selectFrom('workspace')
        .select('team')
        .where('installation', '=', id)
        .orderBy('team')
        .execute();
      return rows.map(({ team }) => team);
    },

    async unopened() {
      const database = await store.ready();
      const rows = await database
        .selectFrom('installation')
        .select(['key_id', ({ fn }) => fn.countAll<number>().as('count')])
        .where('removed', 'is', null)
        .groupBy('key_id')
        .execute();
      return new Map(
        rows.flatMap(({ key_id: keyId, count }) => (keyring.has(keyId) ? [] : [[keyId, count]])),
      );
    },
  };
}
