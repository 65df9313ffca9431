import { validateDetailed } from 'node-cron';
import { type Cron, cronIn } from './slots.ts';
import { type Zone, zoneNamed, zonesLike } from './zones.ts';

/** When a digest is due: a cron expression of five fields, read in a time zone. */
export type Schedule = { readonly cron: Cron; readonly zone: Zone };

/** What somebody asked for, as they typed or chose it. */
export type Wish = {
  /** daily, weekdays, weekly (on Monday), the name of a day, or a cron expression. */
  readonly rhythm: string;
  /** 9:00, 09:00, 9 or 9時; not read where the rhythm is a cron expression. */
  readonly time: string | null;
  readonly zone: string;
};

/** Why a wish cannot be a schedule; the catalogue has words for each. */
export type Refusal =
  | { readonly field: 'time'; readonly kind: 'bad-time'; readonly held: string }
  /** `part`: the part that is at fault, or null where it is the whole. */
  | {
      readonly field: 'rhythm';
      readonly kind: 'bad-cron';
      readonly held: string;
      readonly part: CronPart | null;
    }
  | {
      readonly field: 'zone';
      readonly kind: 'bad-zone';
      readonly held: string;
      readonly near: readonly Zone[];
    }
  | { readonly field: 'rhythm'; readonly kind: 'never' }
  | { readonly field: 'rhythm'; readonly kind: 'too-often'; readonly minutes: number };

const PARTS = ['minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const;
type CronPart = (typeof PARTS)[number];

/** Digests of one subscription are at least this many minutes apart. */
export const LEAST_MINUTES = 15;
/** So many slots are looked at to find two that are too near to each other: more than a day holds. */
const LOOKED_AT = 100;
const MOST_NEAR = 5;

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAYS_BY_RHYTHM: Readonly<Record<string, string>> = {
  daily: '*',
  weekdays: '1-5',
  weekly: '1',
  ...Object.fromEntries(DAYS.map((name, day) => [name, String(day)])),
};

export type Field = 'rhythm' | 'time' | 'zone';

/** A schedule from a wish, checked at the time `now`; or why there is none. */
export function readSchedule(
  wish: Wish,
  now: Date,
): { schedule: Schedule } | { refused: readonly Refusal[] } {
  const zone = zoneNamed(wish.zone);
  if (!zone) {
    const held = wish.zone.trim();
    return {
      refused: [
        { field: 'zone', kind: 'bad-zone', held, near: zonesLike(held).slice(0, MOST_NEAR) },
      ],
    };
  }
  const days = DAYS_BY_RHYTHM[wish.rhythm.trim().toLowerCase()];
  if (days === undefined) return readCron(wish.rhythm.normalize('NFKC').trim(), zone, now);
  const at = readTime(wish.time || '9:00');
  if (!at)
    return { refused: [{ field: 'time', kind: 'bad-time', held: (wish.time ?? '').trim() }] };
  return readCron(`${at.minute} ${at.hour} * * ${days}`, zone, now);
}

/** The next so many slots after an instant. */
export function nextSlots({ cron, zone }: Schedule, after: Date, count: number): Date[] {
  return cronIn(cron, zone).nextRuns(count, after);
}

function readCron(held: string, zone: Zone, now: Date): ReturnType<typeof readSchedule> {
  const { valid, errors } = validateDetailed(held);
  const bad = { field: 'rhythm', kind: 'bad-cron', held, part: partOf(errors[0]?.field) } as const;
  const cron = held as Cron;
  let slots: Date[];
  try {
    // Read as UTC: whether it is too often must not hang on when summer time begins.
    slots = cronIn(cron, 'UTC' as Zone).nextRuns(LOOKED_AT, now);
  } catch {
    return { refused: [bad] };
  }
  if (slots.length === 0) return { refused: [{ field: 'rhythm', kind: 'never' }] };
  if (!valid) return { refused: [bad] };
  const minutes = leastMinutesBetween(slots);
  if (minutes < LEAST_MINUTES)
    return { refused: [{ field: 'rhythm', kind: 'too-often', minutes }] };
  return { schedule: { cron, zone } };
}

const partOf = (field: string | undefined): CronPart | null =>
  PARTS.find((part) => part === field) ?? null;

function leastMinutesBetween(slots: readonly Date[]): number {
  const gaps = slots.slice(1).map((slot, i) => slot.getTime() - (slots[i]?.getTime() ?? 0));
  return Math.min(Number.POSITIVE_INFINITY, ...gaps) / 60_000;
}

const TIME = /^([01]?\d|2[0-3])(?:[:時.]([0-5]\d)?分?)?$/;

/** 24 hours; full-width digits count. */
function readTime(text: string): { hour: number; minute: number } | null {
  const match = TIME.exec(text.normalize('NFKC').trim());
  return match ? { hour: Number(match[1]), minute: Number(match[2] ?? 0) } : null;
}
