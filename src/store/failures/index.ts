/* What goes wrong with a database, in one line with its remedy, and told once. */
export { explainPostgres } from './explain-postgres.ts';
export { explainSqlite, isBusy } from './explain-sqlite.ts';
export { type Outages, watchOutages } from './outages.ts';
export { UnusableStore } from './unusable-store.ts';
