import { z } from 'zod';
import { LANGS } from '../../library/index.ts';
import { parseRow, type Tables, UnusableStore } from '../../store/index.ts';
import { type Cron, isCron, type Schedule } from '../schedule/index.ts';
import { isZone, type Zone } from '../timezone/index.ts';
import {
  type ChannelRef,
  PAUSE_REASONS,
  type Pause,
  PLATFORMS,
  type Subscription,
  type SubscriptionId,
} from './subscription.ts';
import { parseTopics } from './topics.ts';

type Row = Tables['subscription'];

/** How a pause that somebody requested stands in databases. */
const REQUESTED = 'wish';

const isText = (value: unknown) => typeof value === 'string';

/** The id of a subscription, in any table. */
export const subscriptionIdColumn = z.custom<SubscriptionId>(isText);

/** The columns of a channel, in any table. */
export const channelColumns = {
  platform: z.enum(PLATFORMS),
  server: z.string(),
  channel: z.string(),
} as const satisfies Record<keyof ChannelRef, z.ZodType>;

const columns = z.object({
  ...channelColumns,
  id: subscriptionIdColumn,
  cron: z.custom<Cron>(isText),
  zone: z.custom<Zone>(isText),
  topics: z.string(),
  lang: z.enum(LANGS),
  only_changes: z.number(),
  paused: z.enum([REQUESTED, ...PAUSE_REASONS]).nullable(),
  created: z.number(),
  next_due: z.number().nullable(),
});
/** Without meaning where the environment made the subscription. */
const creatorColumns = z.object({ creator: z.string(), creator_lang: z.enum(LANGS) });

/** A row of the table as a subscription. Throws `UnusableStore`. */
export function parseSubscription(stored: Row): Subscription {
  const parse = <T>(schema: z.ZodType<T>) =>
    parseRow('subscription', `id ${stored.id}`, schema, stored);
  const row = parse(columns);
  const creator = stored.creator === '' ? null : parse(creatorColumns);
  const { platform, server, channel } = row;
  return {
    id: row.id,
    channelRef: { platform, server, channel },
    schedule: { cron: row.cron, zone: row.zone },
    topics: parseTopics(row.topics),
    lang: row.lang,
    onlyWhenChanged: row.only_changes === 1,
    creator: creator && { person: creator.creator, lang: creator.creator_lang },
    paused: row.paused === REQUESTED ? 'requested' : row.paused,
    created: new Date(row.created),
    nextDue: row.next_due === null ? null : new Date(row.next_due),
  };
}

/** The same, or why this version cannot read it. */
export const tryParseSubscription = (stored: Row): Subscription | UnusableStore =>
  orUnusable(() => parseSubscription(stored));

function orUnusable<T>(parse: () => T): T | UnusableStore {
  try {
    return parse();
  } catch (error) {
    if (error instanceof UnusableStore) return error;
    throw error;
  }
}

/** What this host can find slots of: it may know fewer zones than the one that the row was written on. */
const scheduleColumns = z.object({
  cron: z.string().refine(isCron),
  zone: z.string().refine(isZone),
});

/** The schedule of a row. Throws `UnusableStore`, also where this host knows no such zone or expression. */
export const parseSchedule = (row: Pick<Row, 'cron' | 'zone'>): Schedule =>
  parseRow('subscription', `schedule ${row.cron}`, scheduleColumns, row);

/** The same, or why this host cannot read it. */
export const tryParseSchedule = (row: Pick<Row, 'cron' | 'zone'>): Schedule | UnusableStore =>
  orUnusable(() => parseSchedule(row));

/** The id of a row. Throws `UnusableStore`. */
export const parseSubscriptionId = (row: Pick<Row, 'id'>): SubscriptionId =>
  parseRow('subscription', `id ${row.id}`, columns.pick({ id: true }), row).id;

/** A pause as the column `paused` holds it. */
export const pausedColumn = (why: Pause): string => (why === 'requested' ? REQUESTED : why);
