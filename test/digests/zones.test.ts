import { expect, test } from 'vitest';
import { zoneNamed, zonesLike } from '../../src/digests/timezone/zones.ts';

test.each([
  ['Asia/Tokyo', 'Asia/Tokyo'],
  ['asia/tokyo', 'Asia/Tokyo'],
  ['ＡＳＩＡ／ＴＯＫＹＯ', 'Asia/Tokyo'],
  [' Tokyo ', 'Asia/Tokyo'],
  ['東京', 'Asia/Tokyo'],
  ['JST', 'Asia/Tokyo'],
  ['Japan', 'Asia/Tokyo'],
  ['日本', 'Asia/Tokyo'],
  ['Yokosuka', 'Asia/Tokyo'],
  ['new york', 'America/New_York'],
  ['America/new york', 'America/New_York'],
  ['ニューヨーク', 'America/New_York'],
  ['Washington DC', 'America/New_York'],
  ['US/Eastern', 'America/New_York'],
  ['EST5EDT', 'America/New_York'],
  ['Hawaii', 'Pacific/Honolulu'],
  ['Kathmandu', 'Asia/Kathmandu'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['st johns', 'America/St_Johns'],
  ['Germany', 'Europe/Berlin'],
  ['ドイツ', 'Europe/Berlin'],
  ['韓国', 'Asia/Seoul'],
  ['New Zealand', 'Pacific/Auckland'],
  ['NZ', 'Pacific/Auckland'],
  ['utc', 'UTC'],
  ['Etc/UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
  ['london', 'Europe/London'],
])('%s is %s', (typed, zone) => {
  expect(zoneNamed(typed)).toBe(zone);
});

test.each([
  ['Asia/Toky', ['Asia/Tokyo']],
  ['Toyko', ['Asia/Tokyo']],
  ['Europe/Lodnon', ['Europe/London']],
  ['Nowhereville', []],
  ['Mars/Olympus', []],
  ['₩', []],
  ['+09:00', ['Asia/Tokyo', 'Asia/Seoul']],
  ['ＵＴＣ＋９', ['Asia/Tokyo', 'Asia/Seoul']],
  ['GMT-10', ['Pacific/Honolulu']],
  ['UTC+5:30', ['Asia/Kolkata']],
  ['+25', []],
])('%s is no zone; like it are %j', (typed, near) => {
  expect(zoneNamed(typed)).toBeNull();
  expect(zonesLike(typed)).toEqual(near);
});

test.each([
  ['EST', 'America/New_York'],
  ['EDT', 'America/New_York'],
  ['pst', 'America/Los_Angeles'],
  ['CST', 'America/Chicago'],
  ['CET', 'Europe/Paris'],
  ['BST', 'Europe/London'],
  ['IST', 'Asia/Kolkata'],
  ['United States', 'America/New_York'],
  ['アメリカ', 'America/New_York'],
])('%s may be several zones: it is not taken, and %s is offered first', (typed, first) => {
  expect(zoneNamed(typed)).toBeNull();
  expect(zonesLike(typed)[0]).toBe(first);
});

test.each([
  ['tok', 'Asia/Tokyo'],
  ['osa', 'Asia/Tokyo'],
  ['東', 'Asia/Tokyo'],
  ['new', 'America/New_York'],
  ['new y', 'America/New_York'],
  ['lond', 'Europe/London'],
  ['nepal', 'Asia/Kathmandu'],
  ['lord', 'Australia/Lord_Howe'],
  ['berln', 'Europe/Berlin'],
  ['asia/', 'Asia/Tokyo'],
  ['asia/to', 'Asia/Tokyo'],
  ['kat', 'Asia/Kathmandu'],
  ['utc', 'UTC'],
])('typing %s offers %s first', (typed, zone) => {
  expect(zonesLike(typed)[0]).toBe(zone);
});

test.each([
  ['JST', ['Asia/Tokyo']],
  ['Georgia', ['Asia/Tbilisi']],
  ['CET', ['Europe/Paris', 'Europe/Berlin']],
])('%s is a name itself: only %j are offered, none that is merely like it', (typed, zones) => {
  expect(zonesLike(typed)).toEqual(zones);
});

test.each(['', '　'])('nothing typed ("%s") offers 25 familiar zones, each once', (typed) => {
  const zones = zonesLike(typed);
  expect(zones.slice(0, 2)).toEqual(['Asia/Tokyo', 'America/New_York']);
  expect(new Set(zones).size).toBe(25);
  for (const zone of zones) expect(zoneNamed(zone)).toBe(zone);
});

test('every zone that the host lists is found, whole or by its city, and is a zone of the host', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const found = zoneNamed(name);
    if (!found) throw new Error(`${name} was not found`);
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: found }).resolvedOptions();
    expect(timeZone).toBe(name);
    expect(zoneNamed(found)).toBe(found);
    expect(zonesLike(found)).toContain(found);
    const city = name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');
    expect([found, null]).toContain(zoneNamed(city));
  }
});
