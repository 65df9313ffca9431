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
};
