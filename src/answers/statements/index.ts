/** Somebody's statement, held against the facts: each date, figure, name and claim of it by itself. */
export { type CheckedStatement, checkStatement } from './check-statement.ts';
export type { Part } from './types.ts';
