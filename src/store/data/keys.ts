import type { Tables } from '../index.ts';

/** The columns by which a row of each table is told from all others: the primary keys of the migrations. */
export const KEYS: { readonly [T in keyof Tables]: readonly (keyof Tables[T] & string)[] } = {
  miss: ['word', 'lang'],
  rating: ['fact'],
  claim: ['key'],
  language: ['platform', 'person'],
  subscription: ['id'],
  delivery: ['subscription', 'slot'],
  shown: ['platform', 'channel', 'brief'],
  fact_version: ['fact', 'nth'],
  installation: ['id'],
  workspace: ['team'],
  conversation: ['key'],
  asker: ['key'],
  sending_token: ['budget', 'nth'],
  sender: ['budget', 'holder'],
  identify_slot: ['budget', 'bucket'],
};

export type TableName = keyof typeof KEYS;

export const TABLES = Object.keys(KEYS) as TableName[];
