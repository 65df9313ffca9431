import type { Zone } from '../timezone/index.ts';

/** A cron expression of five fields. */
export type Cron = string & { readonly __cron: never };

/** When a digest is due: a cron expression of five fields, read in a time zone. */
export type Schedule = { readonly cron: Cron; readonly zone: Zone };
