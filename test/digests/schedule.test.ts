import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainRefusal } from '../../src/digests/management/explain-refusal.ts';
import {
  describeSchedule,
  nextSlots,
  type Refusal,
  readSchedule,
  type Schedule,
  type ScheduleRequest,
} from '../../src/digests/schedule/index.ts';
import { readTimeOfDay } from '../../src/digests/schedule/time-of-day.ts';
import { readWeekdays } from '../../src/digests/schedule/weekday.ts';
import { LANGS } from '../../src/library/schema.ts';

const NOW = new Date('2026-03-04T12:00:00Z'); // a Wednesday
const request = (
  rhythm: string,
  time: string | null = null,
  zone = 'Asia/Tokyo',
): ScheduleRequest => ({
  rhythm,
  time,
  zone,
});

function scheduleOf(...typed: Parameters<typeof request>): Schedule {
  const read = readSchedule(request(...typed), NOW);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function refusalsOf(...typed: Parameters<typeof request>): readonly Refusal[] {
  const read = readSchedule(request(...typed), NOW);
  if (read.ok) throw new Error(`${read.value.cron} was accepted`);
  return read.error;
}

test.each([
  ['9', 9, 0],
  ['9:00', 9, 0],
  ['09:00', 9, 0],
  ['０９：００', 9, 0],
  ['0900', 9, 0],
  ['9.30', 9, 30],
  ['9am', 9, 0],
  ['9 a.m.', 9, 0],
  ['9:30 PM', 21, 30],
  ['12am', 0, 0],
  ['12:15 pm', 12, 15],
  ["9 o'clock", 9, 0],
  ['9 o’clock', 9, 0],
  ['9 oʼclock', 9, 0],
  ['9 o´clock', 9, 0],
  ['9 o`clock', 9, 0],
  ['9 o＇clock', 9, 0],
  ['9 O‘Clock PM', 21, 0],
  ['9\u202fo’clock', 9, 0],
  ['9\u00a0a.m.', 9, 0],
  ['9\u3000p.m.', 21, 0],
  ['at 9', 9, 0],
  ['“9:00”', 9, 0],
  ['`9:00`', 9, 0],
  ['「９：００」', 9, 0],
  ['9∶30', 9, 30],
  ['\u200e9:30\u200f', 9, 30],
  ['9h', 9, 0],
  ['930 pm', 21, 30],
  ['12h15 p.m.', 12, 15],
  ['AM 9:00', 9, 0],
  ['９．３０', 9, 30],
  ['09:00:00', 9, 0],
  ['午後９時', 21, 0],
  ['9h30', 9, 30],
  ['noon', 12, 0],
  ['midnight', 0, 0],
  ['9時', 9, 0],
  ['９時半', 9, 30],
  ['9時30', 9, 30],
  ['21時05分', 21, 5],
  ['21 時 5 分', 21, 5],
  ['午前9時', 9, 0],
  ['午後９時半', 21, 30],
  ['午後0時', 12, 0],
  ['午後9:30', 21, 30],
  ['正午', 12, 0],
  ['23:59', 23, 59],
  ['0', 0, 0],
])('%s is %i:%i', (text, hour, minute) => {
  expect(readTimeOfDay(text)).toEqual({ hour, minute });
});

test.each([
  '',
  '24:00',
  '25',
  '9:60',
  '13pm',
  '0am',
  '午後12時',
  '午前12時',
  '9:5',
  '900',
  'nine',
  '9-10',
  '99時',
  'constructor',
])('"%s" is no time of day', (text) => {
  expect(readTimeOfDay(text)).toBeNull();
});

test.each([
  ['mon', [1]],
  ['Monday', [1]],
  ['MONDAYS', [1]],
  ['tues', [2]],
  ['weds', [3]],
  ['thurs.', [4]],
  ['月', [1]],
  ['月曜', [1]],
  ['月曜日', [1]],
  ['（日）', [0]],
  ['sat', [6]],
  ['mon, wed and fri', [1, 3, 5]],
  ['fri mon', [1, 5]],
  ['Mon/Mon', [1]],
  ['月・水・金', [1, 3, 5]],
  ['月水金曜日', [1, 3, 5]],
  ['火曜と木曜', [2, 4]],
  ['土日', [0, 6]],
  ['Tue-Sat', [2, 3, 4, 5, 6]],
  ['friday to monday', [0, 1, 5, 6]],
  ['月曜から木曜まで', [1, 2, 3, 4]],
  ['火～木', [2, 3, 4]],
  ['火〜木', [2, 3, 4]],
  ['tue–thu', [2, 3, 4]],
  ['Tue — Thu', [2, 3, 4]],
  ['tue‑thu', [2, 3, 4]],
  ['tue−thu', [2, 3, 4]],
  ['“mon”', [1]],
  ['mon\u00a0and\u202ffri', [1, 5]],
])('%s are the days %j of the week', (text, days) => {
  expect(readWeekdays(text)).toEqual(days);
});

test.each(['', 'm', 'mo', 'moon', 'mon, someday', '曜日', '1', 'and'])(
  '"%s" are no days of the week',
  (text) => {
    expect(readWeekdays(text)).toBeNull();
  },
);

test.each([
  ['0 9–17 * * *', '0 9-17 * * *'],
  ['0 9−17 * * mon—fri', '0 9-17 * * MON-FRI'],
  ['0\u00a09\u202f*\u3000* *', '0 9 * * *'],
  ['０　９、１７　＊　＊　＊', '0 9,17 * * *'],
  ['`0 9 * * *`', '0 9 * * *'],
  ['“*/30 9 * * *”', '*/30 9 * * *'],
])('the expression %s, as a phone or a word processor writes it', (typed, cron) => {
  expect(scheduleOf(typed).cron).toBe(cron);
});

test.each([
  ['“Asia/Tokyo”', 'Asia/Tokyo'],
  ['`Europe/Berlin`', 'Europe/Berlin'],
  ['America/New\u00a0York', 'America/New_York'],
  ['ＡＳＩＡ／ＴＯＫＹＯ', 'Asia/Tokyo'],
])('the zone %s', (typed, zone) => {
  expect(scheduleOf('daily', '9:00', typed).zone).toBe(zone);
});

test.each([
  ['daily', null, '0 9 * * *'],
  ['daily', '', '0 9 * * *'],
  ['daily', '　', '0 9 * * *'],
  ['Every day', '7:30', '30 7 * * *'],
  ['ＤＡＩＬＹ', '９：０５', '5 9 * * *'],
  ['毎日', '午後9時', '0 21 * * *'],
  ['Weekdays', '9am', '0 9 * * 1-5'],
  ['every weekday', null, '0 9 * * 1-5'],
  ['平日', null, '0 9 * * 1-5'],
  ['Mon-Fri', null, '0 9 * * 1-5'],
  ['月～金', null, '0 9 * * 1-5'],
  ['weekends', null, '0 9 * * 0,6'],
  ['週末', null, '0 9 * * 0,6'],
  ['weekly', '9', '0 9 * * 1'],
  ['毎週', '9時', '0 9 * * 1'],
  ['friday', '18.05', '5 18 * * 5'],
  ['sun', '9', '0 9 * * 0'],
  ['every monday', null, '0 9 * * 1'],
  ['weekly on Mondays', null, '0 9 * * 1'],
  ['月曜', null, '0 9 * * 1'],
  ['毎週金曜日', null, '0 9 * * 5'],
  ['毎週の月・木', null, '0 9 * * 1,4'],
  ['mon tue wed thu fri sat sun', null, '0 9 * * *'],
  ['  0  9 * * mon-fri ', '', '0 9 * * MON-FRI'],
  ['＊／１５ ＊ ＊ ＊ ＊', null, '*/15 * * * *'],
  ['*/15 8-18 * * mon-fri', '　', '*/15 8-18 * * MON-FRI'],
  ['0 9 L * *', null, '0 9 L * *'],
  ['0 9 29 2 *', null, '0 9 29 2 *'],
  ['0,15,30,45 9-17 * * 1-5', null, '0,15,30,45 9-17 * * 1-5'],
  ['0,50 0,23 * * 1', null, '0,50 0,23 * * 1'],
  ['0,50 0,23 1 1 *', null, '0,50 0,23 1 1 *'],
  ['0,50 9,11 * * *', null, '0,50 9,11 * * *'],
  ['55 23 31 12 *', null, '55 23 31 12 *'],
])('%s at %s is %s', (rhythm, time, cron) => {
  expect(scheduleOf(rhythm, time)).toEqual({ cron, zone: 'Asia/Tokyo' });
});

test('the next dates are those of the zone', () => {
  const slots = nextSlots(scheduleOf('weekdays', '9:00', 'london'), NOW, 3);
  expect(slots.map((slot) => slot.toISOString())).toEqual([
    '2026-03-05T09:00:00.000Z',
    '2026-03-06T09:00:00.000Z',
    '2026-03-09T09:00:00.000Z',
  ]);
});

test.each([
  ['0 9 * *', { kind: 'cron-shape', parts: 4 }],
  ['0 0 9 * * 1', { kind: 'cron-shape', parts: 6 }],
  ['9', { kind: 'cron-shape', parts: 1 }],
  ['60 * * * *', { kind: 'bad-cron', part: 'minute', value: '60' }],
  ['*/0 9 * * *', { kind: 'bad-cron', part: 'minute', value: '*/0' }],
  ['0 24 * * *', { kind: 'bad-cron', part: 'hour', value: '24' }],
  ['0 9 0 * *', { kind: 'bad-cron', part: 'dayOfMonth', value: '0' }],
  ['0 9 * 13 *', { kind: 'bad-cron', part: 'month', value: '13' }],
  ['0 9 * * 8', { kind: 'bad-cron', part: 'dayOfWeek', value: '8' }],
  ['0 9 * * x', { kind: 'bad-cron', part: 'dayOfWeek', value: 'X' }],
  ['x 9 * * *', { kind: 'bad-cron', part: 'minute', value: 'X' }],
  ['0 9 * * fri-mon', { kind: 'bad-cron', part: 'dayOfWeek', value: 'FRI-MON' }],
  ['0 0 31 2 *', { kind: 'never' }],
  ['0 9 31 4,6,9,11 *', { kind: 'never' }],
  ['* * * * *', { kind: 'too-often', minutes: 1 }],
  ['* * * * mon', { kind: 'too-often', minutes: 1 }],
  ['*/14 * * * *', { kind: 'too-often', minutes: 4 }],
  ['0,5 9 * * *', { kind: 'too-often', minutes: 5 }],
  ['0,5 9 1 1 *', { kind: 'too-often', minutes: 5 }],
  ['0,50 9,10 * * *', { kind: 'too-often', minutes: 10 }],
  ['0,50 0,23 * * *', { kind: 'too-often', minutes: 10 }],
  // Only in a leap year do these two days follow each other.
  ['0,50 0,23 29,1 2,3 *', { kind: 'too-often', minutes: 10 }],
  ['hourly', { kind: 'bad-rhythm', near: null }],
  ['monthly', { kind: 'bad-rhythm', near: null }],
  ['constructor', { kind: 'bad-rhythm', near: null }],
  ['月2回', { kind: 'bad-rhythm', near: null }],
  ['2日ごと', { kind: 'bad-rhythm', near: null }],
  ['', { kind: 'bad-rhythm', near: null }],
  ['dayly', { kind: 'bad-rhythm', near: 'daily' }],
  ['Tuseday', { kind: 'bad-rhythm', near: 'tuesday' }],
])('the rhythm "%s" is refused: %o', (held, refused) => {
  expect(refusalsOf(held)).toEqual([{ field: 'rhythm', held, ...refused }]);
});

test.each<readonly [string, Parameters<typeof request>, readonly object[]]>([
  [
    'every fault is named at its field',
    ['fortnightly', '25:00', 'Toyko'],
    [
      { field: 'rhythm', kind: 'bad-rhythm', held: 'fortnightly', near: null },
      { field: 'time', kind: 'bad-time', held: '25:00' },
      { field: 'zone', kind: 'bad-zone', held: 'Toyko', near: ['Asia/Tokyo'] },
    ],
  ],
  [
    'a cron expression has its own time',
    ['0 9 * * *', '9'],
    [{ field: 'time', kind: 'two-times', held: '9' }],
  ],
  [
    'also one that is wrong itself',
    ['0 24 * * *', '9'],
    [
      { field: 'rhythm', kind: 'bad-cron', held: '0 24 * * *', part: 'hour', value: '24' },
      { field: 'time', kind: 'two-times', held: '9' },
    ],
  ],
  [
    'a zone that could be several',
    ['daily', '9', 'CET'],
    [{ field: 'zone', kind: 'bad-zone', held: 'CET', near: ['Europe/Paris', 'Europe/Berlin'] }],
  ],
  ['no zone', ['daily', '9', ' '], [{ field: 'zone', kind: 'bad-zone', held: '', near: [] }]],
])('%s: %j', (_, typed, refused) => {
  expect(refusalsOf(...typed)).toEqual(refused);
});

/** Sets of minutes and hours, written as a cron expression of every day. */
const anyTimes = fc.record({
  minutes: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 5 }),
  hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 24 }),
});

test('an expression is refused exactly where two of its times are less than 15 minutes apart', () => {
  fc.assert(
    fc.property(anyTimes, ({ minutes, hours }) => {
      const isDue = (minute: number) =>
        minutes.includes(minute % 60) && hours.includes(Math.floor(minute / 60) % 24);
      const due = Array.from({ length: 2 * 24 * 60 }, (_, i) => i).filter(isDue);
      const least = Math.min(...due.slice(1).map((minute, i) => minute - (due[i] ?? 0)));
      const read = readSchedule(request(`${minutes.join()} ${hours.join()} * * *`), NOW);
      if (least >= 15) expect(read).toHaveProperty('value');
      else expect(read).toMatchObject({ error: [{ kind: 'too-often', minutes: least }] });
    }),
    { numRuns: 300 },
  );
});

test('whatever is typed is read, or refused once a field in both languages; what is read reads back', () => {
  const piece = fc.constantFrom(
    ...['0', '9', '*', '*/5', '1-5', 'MON', 'L', '?', '#2', '15W', 'daily', '毎週', '月', 'と'],
    ...[' ', '\n', '-', '８', '🙂'],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 7 }).map((all) => all.join(' ')),
  );
  const form = fc.record({
    rhythm: text,
    time: fc.option(text),
    zone: fc.oneof(text, fc.constant('UTC')),
  });
  fc.assert(
    fc.property(form, (all) => {
      const read = readSchedule(all, NOW);
      if (read.ok) {
        const { cron, zone } = read.value;
        expect(scheduleOf(cron, null, zone)).toEqual(read.value);
        expect(nextSlots(read.value, NOW, 1)).toHaveLength(1);
        for (const lang of LANGS) expect(describeSchedule(read.value, lang)).toContain(zone);
        return;
      }
      const fields = read.error.map(({ field }) => field);
      expect(fields.length).toBeGreaterThan(0);
      expect(new Set(fields).size).toBe(fields.length);
      for (const refusal of read.error) {
        for (const lang of LANGS) {
          const words = explainRefusal(refusal, lang);
          expect(words).not.toMatch(/undefined|NaN|Infinity|null|\[object/);
          expect([...words].length).toBeLessThan(300);
        }
      }
    }),
    { numRuns: 600 },
  );
});

describe('in words', () => {
  test.each([
    ['daily', 'every day at 09:00 (Asia/Tokyo)', '毎日09:00（Asia/Tokyo）'],
    ['0 9 * * 1-5', 'every weekday at 09:00 (Asia/Tokyo)', '平日の09:00（Asia/Tokyo）'],
    ['0 9 * * mon-fri', 'every weekday at 09:00 (Asia/Tokyo)', '平日の09:00（Asia/Tokyo）'],
    ['30 21 * * 7', 'every Sunday at 21:30 (Asia/Tokyo)', '毎週日曜日の21:30（Asia/Tokyo）'],
    [
      '5 0 * * wed,mon',
      'every Monday and Wednesday at 00:05 (Asia/Tokyo)',
      '毎週月曜日・水曜日の00:05（Asia/Tokyo）',
    ],
    ['0 9,18 * * *', 'every day at 09:00 and 18:00 (Asia/Tokyo)', '毎日09:00・18:00（Asia/Tokyo）'],
    ['0 9 1 * *', 'on day 1 of every month at 09:00 (Asia/Tokyo)', '毎月1日の09:00（Asia/Tokyo）'],
    [
      '0 9 1,15 * *',
      'on days 1 and 15 of every month at 09:00 (Asia/Tokyo)',
      '毎月1日・15日の09:00（Asia/Tokyo）',
    ],
  ])('%s is %s', (rhythm, en, ja) => {
    const schedule = scheduleOf(rhythm);
    expect(describeSchedule(schedule, 'en')).toBe(en);
    expect(describeSchedule(schedule, 'ja')).toBe(ja);
  });

  test.each([
    '0 9 L * *',
    '0 9 15W * *',
    '0 9 * * MON#2',
    '0 9 * * WEDL',
    '0 9 1 * MON',
    '0 9 1 1 *',
    '*/15 * * * *',
  ])('%s is said as it is written', (cron) => {
    const schedule = scheduleOf(cron, null, 'UTC');
    expect(describeSchedule(schedule, 'en')).toBe(`by the cron expression ${cron} (UTC)`);
    expect(describeSchedule(schedule, 'ja')).toBe(`cron式 ${cron} の日時（UTC）`);
  });

  test.each([
    [['0 24 * * *'], /“24”.*hour.*0 to 23/, /「24」は、時として.*0～23/],
    [['0 9 * *'], /five parts.*“0 9 \* \*” has 4.*Try/, /5項目.*4項目.*のように/],
    [['0 0 31 2 *'], /“0 0 31 2 \*” never comes.*Change/, /「0 0 31 2 \*」.*お変えください/],
    [['0,10 * * * *'], /“0,10 .*10 min.*at least 15 min/, /「0,10 .*10分.*15分以上/],
    [['hourly'], /“hourly”.*Try daily/, /「hourly」.*毎日/],
    [['dayly'], /“dayly”.*Did you mean daily\?/, /「dayly」.*daily のこと/],
    [[''], /say how often/, /頻度をご指定/],
    [['daily', '25:00'], /“25:00”.*Try 9:00/, /「25:00」は時刻.*9:00/],
    [['0 9 * * *', '８時'], /“８時”.*Leave the time out/, /「８時」.*空欄/],
    [
      ['daily', '9', 'Toyko'],
      /“Toyko”.*Did you mean Asia\/Tokyo\?/,
      /「Toyko」.*Asia\/Tokyoのこと/,
    ],
    [
      ['daily', '9', '+09:00'],
      /Did you mean Asia\/Tokyo or Asia\/Seoul/,
      /Asia\/Tokyo、Asia\/Seoul/,
    ],
    [['daily', '9', 'Mars/Base'], /“Mars\/Base”.*Try a city/, /「Mars\/Base」.*都市名/],
    [['daily', '9', ''], /name a time zone/, /タイムゾーンをご指定/],
  ] as const)(
    'the refusal of %j names what was typed and what would do',
    ([rhythm, time, zone], en, ja) => {
      const [refusal, ...others] = refusalsOf(rhythm, time, zone);
      if (!refusal) throw new Error('nothing was refused');
      expect(others).toEqual([]);
      expect(explainRefusal(refusal, 'en')).toMatch(en);
      expect(explainRefusal(refusal, 'ja')).toMatch(ja);
    },
  );

  test('a long text is named by its beginning, on one line', () => {
    const [refusal] = refusalsOf(`every\n${'x'.repeat(3000)}`);
    if (!refusal) throw new Error('nothing was refused');
    for (const lang of LANGS) {
      const words = explainRefusal(refusal, lang);
      expect(words).toContain('every xxxxx');
      expect(words).not.toContain('\n');
      expect(words.length).toBeLessThan(300);
    }
  });
});
