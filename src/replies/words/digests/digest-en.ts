const alternatives = (parts: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(parts);

/** "09:00", "09:00 and 18:00", "09:00, 12:00 and 18:00". */
const joined = (parts: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);

/** Digests and their times, in English. */
export const digestEn = {
  digest: {
    titleOf: (library: string) => `Digest: ${library}`,
    late: (due: string) => `This digest was due ${due}. I was away then.`,
    added: (day: string) => `New on ${day}`,
    changed: (day: string) => `Changed on ${day}`,
    withdrawn: (day: string) => `Withdrawn on ${day}: the briefs no longer say this`,
    more: (count: number) =>
      `${count} more changes do not fit here. Open the briefs to read them as they are now.`,
    quiet: (since: string) => `Nothing in these briefs has changed since ${since}.`,
    onThisDay: (date: string) => `On this day: ${date}`,
    paused: (id: string, reason: string) =>
      `I have paused a digest that you set up: ${reason} When that is put right, it goes on with /digest resume ${id}; /digest remove ${id} takes it away.`,
    pauseReasons: {
      'channel-gone': 'I no longer find the channel: it was deleted, or I was removed from it.',
      'no-access': 'I may not post there any more; invite me or let me send messages there.',
      archived: 'the channel or thread is archived or locked.',
      'wrong-kind':
        'the channel is of a kind that takes no messages, such as a forum; set a digest up in a text channel or a thread instead.',
      'token-revoked': 'the platform no longer lets me in.',
      refused:
        'a rule or filter there blocks my messages; ask who manages the place to let them through.',
    },
    /** When digests come. */
    schedule: {
      everyDay: (times: string) => `every day at ${times}`,
      everyWeekday: (times: string) => `every weekday at ${times}`,
      onWeekdays: (days: readonly string[], times: string) => `every ${joined(days)} at ${times}`,
      onDates: (dates: readonly number[], times: string) =>
        `on ${dates.length === 1 ? 'day' : 'days'} ${joined(dates.map(String))} of every month at ${times}`,
      byCron: (cron: string) => `by the cron expression ${cron}`,
      times: (times: readonly string[]) => joined(times),
      inZone: (when: string, zone: string) => `${when} (${zone})`,
      weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    },
    /** Why a schedule cannot be, and what would do. */
    refusals: {
      badRhythm: (typed: string, near: string | null) =>
        typed === ''
          ? 'Please say how often: daily, weekdays, weekly or a day such as Friday.'
          : near
            ? `I cannot read “${typed}”. Did you mean ${near}?`
            : `I cannot read “${typed}” as how often. Try daily, weekdays, weekly or a day such as Friday, or a cron expression such as 0 9 * * 1-5.`,
      cronShape: (typed: string, parts: number) =>
        `A cron expression has five parts: minute, hour, day, month, weekday. “${typed}” has ${parts}. Try 0 9 * * 1-5, or simply weekdays.`,
      badCron: (typed: string, value: string, part: string, accepts: string) =>
        `In “${typed}”, “${value}” does not work as the ${part}. It takes ${accepts}, a list (1,3), a range (1-5), a step (*/2) or *.`,
      parts: {
        minute: { name: 'minute', accepts: '0 to 59' },
        hour: { name: 'hour', accepts: '0 to 23' },
        dayOfMonth: { name: 'day of the month', accepts: '1 to 31' },
        month: { name: 'month', accepts: '1 to 12' },
        dayOfWeek: { name: 'weekday', accepts: '0 to 6 (0 is Sunday) or MON to SUN' },
      },
      never: (typed: string) =>
        `“${typed}” never comes: the calendar has no such day. Change the day or the month.`,
      tooOften: (typed: string, minutes: number, least: number) =>
        `“${typed}” would post ${minutes} min apart. Leave at least ${least} min between two digests, as */${least} * * * * does.`,
      badTime: (typed: string) =>
        `I cannot read “${typed}” as a time of day. Try 9:00, 18:30 or 9pm.`,
      twoTimes: (typed: string) =>
        `A cron expression holds its own time, so “${typed}” is one too many. Leave the time out.`,
      badZone: (typed: string, near: readonly string[]) =>
        typed === ''
          ? 'Please name a time zone, such as Asia/Tokyo or New York.'
          : near.length > 0
            ? `“${typed}” does not tell me the time zone. Did you mean ${alternatives(near)}?`
            : `“${typed}” is no time zone that I know. Try a city or a zone, such as Tokyo or America/New_York.`,
    },
  },
};

export type DigestWords = typeof digestEn;
