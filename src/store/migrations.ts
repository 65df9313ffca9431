import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How the tables came to be, oldest first; each step runs once in the life of a database, in the order of
 * the names. A step that has been released is never edited: a change is a new step.
 */
export const MIGRATIONS: Record<string, Migration> = {
  '001-counts': {
    // Earlier versions of the bot made these two without keeping a list of steps.
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('miss')
        .ifNotExists()
        .addColumn('word', 'text', (c) => c.notNull())
        .addColumn('lang', 'text', (c) => c.notNull())
        .addColumn('times', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('miss_pkey', ['word', 'lang'])
        .execute();
      await db.schema
        .createTable('rating')
        .ifNotExists()
        .addColumn('fact', 'text', (c) => c.primaryKey())
        .addColumn('up', 'integer', (c) => c.notNull())
        .addColumn('down', 'integer', (c) => c.notNull())
        .execute();
    },
  },
  '002-shared': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('miss')
        .addColumn('seq', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable('claim')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('claim_at').on('claim').column('at').execute();
      await db.schema
        .createTable('language')
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('lang', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('language_pkey', ['platform', 'person'])
        .execute();
    },
  },
  '003-digests': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('subscription')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('server', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('cron', 'text', (c) => c.notNull())
        .addColumn('zone', 'text', (c) => c.notNull())
        .addColumn('topics', 'text', (c) => c.notNull())
        .addColumn('lang', 'text', (c) => c.notNull())
        .addColumn('only_changes', 'integer', (c) => c.notNull())
        .addColumn('creator', 'text', (c) => c.notNull())
        .addColumn('paused', 'text')
        .addColumn('created', 'bigint', (c) => c.notNull())
        .addColumn('next_due', 'bigint')
        .execute();
      await db.schema
        .createIndex('subscription_next_due')
        .on('subscription')
        .columns(['platform', 'next_due'])
        .execute();
      await db.schema
        .createIndex('subscription_server')
        .on('subscription')
        .columns(['platform', 'server'])
        .execute();
      await db.schema
        .createTable('delivery')
        .addColumn('subscription', 'text', (c) => c.notNull())
        .addColumn('slot', 'bigint', (c) => c.notNull())
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('server', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('ready_at', 'bigint')
        .addColumn('turn', 'integer', (c) => c.notNull())
        .addColumn('claimant', 'text')
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('message', 'text')
        .addColumn('reason', 'text')
        .addColumn('composed', 'bigint')
        .addColumn('brief', 'text')
        .addColumn('changed', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('delivery_pkey', ['subscription', 'slot'])
        .execute();
      // Only open deliveries have a time at which something is to be done: the index stays small.
      await db.schema
        .createIndex('delivery_open')
        .on('delivery')
        .columns(['platform', 'ready_at', 'turn'])
        .where('ready_at', 'is not', null)
        .execute();
      await db.schema.createIndex('delivery_slot').on('delivery').column('slot').execute();
      await db.schema
        .createTable('shown')
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('brief', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('shown_pkey', ['platform', 'channel', 'brief'])
        .execute();
      await db.schema
        .createTable('fact_version')
        .addColumn('fact', 'text', (c) => c.notNull())
        .addColumn('nth', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('hash', 'text')
        .addColumn('content', 'text')
        .addPrimaryKeyConstraint('fact_version_pkey', ['fact', 'nth'])
        .execute();
    },
  },
  '004-creator-lang': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('subscription')
        .addColumn('creator_lang', 'text', (c) => c.notNull().defaultTo('en'))
        .execute();
    },
  },
  '005-turns': {
    // What is due at one time is read server by server, so that their channels can take turns.
    async up(db: Kysely<unknown>) {
      await db.schema
        .createIndex('subscription_due')
        .on('subscription')
        .columns(['platform', 'next_due', 'server'])
        .execute();
      await db.schema.dropIndex('subscription_next_due').execute();
    },
  },
  '006-installations': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('installation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('sealed', 'text', (c) => c.notNull())
        .addColumn('key_id', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('removed', 'bigint')
        .addColumn('changed', 'bigint', (c) => c.notNull())
        .addColumn('holder', 'text')
        .addColumn('held_until', 'bigint')
        .execute();
      await db.schema
        .createTable('workspace')
        .addColumn('team', 'text', (c) => c.primaryKey())
        .addColumn('installation', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('workspace_installation')
        .on('workspace')
        .column('installation')
        .execute();
      // Each workspace is posted to on its own.
      await db.schema
        .createIndex('delivery_open_server')
        .on('delivery')
        .columns(['platform', 'server', 'ready_at', 'turn'])
        .where('ready_at', 'is not', null)
        .execute();
    },
  },
  '007-shared-state': {
    // What all copies of the bot know of a person for some minutes, under hashes of ids.
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('conversation')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('until', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('conversation_until')
        .on('conversation')
        .column('until')
        .execute();
      await db.schema
        .createTable('asker')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('until', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('asker_until').on('asker').column('until').execute();
      // Where the search for a lost digest goes on, whichever copy does.
      await db.schema.alterTable('delivery').addColumn('look_before', 'double precision').execute();
    },
  },
  '008-sending-budget': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('sending_token')
        .addColumn('budget', 'text', (c) => c.notNull())
        .addColumn('nth', 'integer', (c) => c.notNull())
        .addColumn('holder', 'text')
        .addColumn('until', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('sending_token_pkey', ['budget', 'nth'])
        .execute();
      await db.schema
        .createTable('sender')
        .addColumn('budget', 'text', (c) => c.notNull())
        .addColumn('holder', 'text', (c) => c.notNull())
        .addColumn('until', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('sender_pkey', ['budget', 'holder'])
        .execute();
      await db.schema
        .createTable('identify_slot')
        .addColumn('budget', 'text', (c) => c.notNull())
        .addColumn('bucket', 'integer', (c) => c.notNull())
        .addColumn('free_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('identify_slot_pkey', ['budget', 'bucket'])
        .execute();
    },
  },
};
