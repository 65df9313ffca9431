import type { Lang } from '../library/schema.ts';
import type { Schedule } from './schedule.ts';

/** A schedule in words. */
export function describeSchedule({ cron, zone }: Schedule, _lang: Lang): string {
  return `${cron} (${zone})`;
}
