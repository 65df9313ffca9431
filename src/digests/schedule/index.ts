/*
 * When digests are due: schedules as people type them, as cron expressions and in words, and the slots that they
 * have in a time zone.
 */
export { LEAST_MINUTES } from './cron.ts';
export { isCron } from './cron-pattern.ts';
export { describeSchedule } from './describe-schedule.ts';
export { nextSlot, nextSlots, slotsBetween } from './occurrences.ts';
export { type Field, type Refusal, readSchedule, type ScheduleRequest } from './read-schedule.ts';
export type { Cron, Schedule } from './schedule.ts';
