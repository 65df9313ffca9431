export { LEAST_MINUTES } from './cron.ts';
export { describeSchedule } from './describe-schedule.ts';
export { type Cron, nextSlot, slotsBetween } from './occurrences.ts';
export {
  type Field,
  nextSlots,
  type Refusal,
  readSchedule,
  type Schedule,
  type ScheduleRequest,
} from './schedule.ts';
