import { sql } from 'kysely';
import type { Store } from '../store.ts';
import type { Database } from '../tables.ts';
import { hashedName, NOW } from './database-clock.ts';

/**
 * What several processes may send to one platform together: as many tokens as it takes messages in a second, each a
 * row. A token is held by one process for a while, and good for one message a second meanwhile. All times are those of
 * the database's clock, so that those of the machines may differ.
 */
export type SendingTokens = {
  /**
   * Says that this process goes on sending: tokens that it `keeps` stay its own for another lease, those that it gives
   * back are free for others after so long (ms) each, and where it has less than its fair share it gets what is free.
   * Rejects when the store fails.
   */
  exchange(keeps: readonly number[], givesBack: ReadonlyMap<number, number>): Promise<Share>;
  /** This process sends nothing more: the tokens are free for others after so long (ms) each. */
  leave(givesBack: ReadonlyMap<number, number>): Promise<void>;
};

type Share = {
  /** The tokens that this process holds. */
  readonly tokens: readonly number[];
  /** As many as it should hold, so that all processes that send have the same. */
  readonly fair: number;
};

/** A process that says nothing for so long (ms) is taken for dead, and its tokens are free. */
export const TOKEN_LEASE_MS = 3000;
/** Processes that are long gone (ms) are forgotten. */
const FORGET_MS = 60_000;

type Of = {
  /** Names the bot at its platform; stands in the database as a hash. */
  readonly name: string;
  /** How many messages the platform takes in a second. */
  readonly perSecond: number;
  /** Names this process among those that share the store. */
  readonly holder: string;
};

/** The tokens of one bot in a store on PostgreSQL. */
export function openSendingTokens(store: Store, { name, perSecond, holder }: Of): SendingTokens {
  const budget = hashedName(name);
  let isMade = false;

  async function makeTokens(database: Database): Promise<void> {
    const all = Array.from({ length: perSecond }, (_, nth) => ({ budget, nth, until: 0 }));
    const into = database.insertInto('sending_token').values(all);
    await into.onConflict((on) => on.columns(['budget', 'nth']).doNothing()).execute();
    isMade = true;
  }

  async function giveBack(database: Database, tokens: ReadonlyMap<number, number>): Promise<void> {
    if (tokens.size === 0) return;
    const rows = [...tokens].map(
      ([nth, ms]) => sql`(cast(${nth} as integer), cast(${Math.ceil(ms)} as bigint))`,
    );
    await sql`
      update sending_token set holder = null, until = ${NOW} + rest_ms
      from (values ${sql.join(rows)}) as given (given_nth, rest_ms)
      where budget = ${budget} and nth = given_nth and holder = ${holder}`.execute(database);
  }

  async function keep(database: Database, tokens: readonly number[]): Promise<number[]> {
    if (tokens.length === 0) return [];
    const kept = await database
      .updateTable('sending_token')
      .set({ until: sql`${NOW} + ${TOKEN_LEASE_MS}` })
      .where('budget', '=', budget)
      .where('holder', '=', holder)
      .where('nth', 'in', tokens)
      .where('until', '>', NOW)
      .returning('nth')
      .execute();
    return kept.map(({ nth }) => nth);
  }

  async function take(database: Database, count: number): Promise<number[]> {
    if (count <= 0) return [];
    const taken = await database
      .updateTable('sending_token')
      .set({ holder, until: sql`${NOW} + ${TOKEN_LEASE_MS}` })
      .where('budget', '=', budget)
      .where('nth', 'in', (from) =>
        from
          .selectFrom('sending_token')
          .select('nth')
          .where('budget', '=', budget)
          .where('nth', '<', perSecond)
          .where('until', '<=', NOW)
          .orderBy('until')
          .limit(count)
          .forUpdate()
          .skipLocked(),
      )
      .returning('nth')
      .execute();
    return taken.map(({ nth }) => nth);
  }

  /** How many processes are sending. */
  async function countSenders(database: Database): Promise<number> {
    const until = sql<number>`${NOW} + ${TOKEN_LEASE_MS}`;
    await database
      .insertInto('sender')
      .values({ budget, holder, until })
      .onConflict((on) => on.columns(['budget', 'holder']).doUpdateSet({ until }))
      .execute();
    const { senders } = await database
      .selectFrom('sender')
      .select(({ fn }) => fn.countAll<number>().as('senders'))
      .where('budget', '=', budget)
      .where('until', '>', NOW)
      .executeTakeFirstOrThrow();
    return senders;
  }

  return {
    async exchange(keeps, givesBack) {
      const database = await store.ready();
      if (!isMade) await makeTokens(database);
      const [kept, senders] = await Promise.all([
        keep(database, keeps),
        countSenders(database),
        giveBack(database, givesBack),
      ]);
      const fair = Math.ceil(perSecond / senders);
      const taken = await take(database, fair - kept.length);
      return { tokens: [...kept, ...taken], fair };
    },
    async leave(givesBack) {
      const database = await store.ready();
      await giveBack(database, givesBack);
      await database
        .deleteFrom('sender')
        .where('budget', '=', budget)
        .where((eb) =>
          eb.or([eb('holder', '=', holder), eb('until', '<', sql<number>`${NOW} - ${FORGET_MS}`)]),
        )
        .execute();
    },
  };
}
