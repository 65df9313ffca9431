import { describe, expect, test } from 'vitest';
import { type Office, openOffice } from '../../src/digest/office.ts';
import {
  addSubscription,
  type Creator,
  type Place,
  removeSubscription,
  type SubscriptionId,
} from '../../src/digest/subscriptions.ts';
import type { Plan } from '../../src/digest/wish.ts';
import type { Zone } from '../../src/digest/zones.ts';
import { openStore } from '../../src/store/store.ts';
import { shipped } from '../answer/town.ts';

const NOW = new Date('2026-03-04T00:00:00Z');
const TAKEN = 'k7m2pq' as SubscriptionId;
const ANN: Creator = { person: 'ann', lang: 'en' };
const HERE: Place = { platform: 'discord', server: 'north', channel: 'general' };
const THERE: Place = { platform: 'discord', server: 'south', channel: 'secret' };

function open() {
  const store = openStore('file::memory:');
  const office = openOffice({
    store,
    library: () => shipped,
    now: () => NOW,
    zone: 'UTC' as Zone,
    onDue: () => {},
  });
  return { store, office };
}

function planOf(office: Office, rhythm = 'daily', topics = ''): Plan {
  const wish = { rhythm, time: null, zone: 'UTC', topics, lang: 'en', onlyWhenChanged: false };
  const read = office.read(wish as never, 'en');
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.plan;
}

/** A digest that was posted elsewhere under the id, and removed. */
async function removed() {
  const { store, office } = open();
  await office.add(planOf(office), TAKEN, THERE, { person: 'eve', lang: 'en' });
  const [old] = await office.all(THERE);
  if (!old) throw new Error('nothing was set up');
  await office.act('now', old, 'en');
  await removeSubscription(store, TAKEN);
  return { store, office, old };
}

const idsIn = async (office: Office, place: Place) => (await office.all(place)).map(({ id }) => id);

describe('an id that is taken', () => {
  test.for([
    ['another server', THERE],
    ['another platform', { ...HERE, platform: 'slack', channel: 'C1' }],
    ['another channel', { ...HERE, channel: 'random' }],
  ] as const)('by %s gives way to a new one', async ([, place]) => {
    const { office } = open();
    await office.add(planOf(office, 'friday'), TAKEN, place, { person: 'eve', lang: 'en' });
    const said = JSON.stringify(await office.add(planOf(office), TAKEN, HERE, ANN));
    expect(said).toContain('Done: this digest is set up.');
    expect(said).not.toContain(TAKEN);
    expect(said).not.toContain(place.channel);
    expect(said).not.toContain('Friday');
    const made = (await office.all(HERE)).find(({ creator }) => creator?.person === 'ann');
    expect(made).toMatchObject({ place: HERE, schedule: { cron: '0 9 * * *' } });
    expect(said).toContain(made?.id);
    expect(await idsIn(office, place)).toContain(TAKEN);
  });

  test('by a removed digest of which the ledger still tells is not used again', async () => {
    const { office } = await removed();
    const said = JSON.stringify(await office.add(planOf(office), TAKEN, HERE, ANN));
    expect(said).not.toContain('about to be posted');
    expect(await idsIn(office, HERE)).not.toContain(TAKEN);
  });

  test('of an old version is shown with its own deliveries only', async () => {
    const { store, office, old } = await removed();
    await addSubscription(store, { ...old, place: HERE }, NOW);
    const listed = JSON.stringify(await office.list(await office.all(HERE), 'en'));
    expect(listed).toContain(TAKEN);
    expect(listed).not.toContain('about to be posted');
  });

  test('the same request twice makes one, also where its id was taken', async () => {
    const { office } = open();
    await office.add(planOf(office), TAKEN, THERE, { person: 'eve', lang: 'en' });
    const first = await office.add(planOf(office), TAKEN, HERE, ANN);
    expect(await office.add(planOf(office), TAKEN, HERE, ANN)).toEqual(first);
    expect(await idsIn(office, HERE)).toHaveLength(1);
  });

  test('another wish in the same channel is not taken for the first', async () => {
    const { office } = open();
    await office.add(planOf(office, 'daily', 'usfj'), TAKEN, HERE, ANN);
    const said = JSON.stringify(
      await office.add(planOf(office, 'friday', 'missiles'), TAKEN, HERE, ANN),
    );
    expect(said).toContain('Friday');
    expect(await idsIn(office, HERE)).toHaveLength(2);
  });
});

describe('topics that are left out', () => {
  test.for([
    ['en', 'all but usfj, missiles', /All topics but .*, Missile cooperation · English/],
    ['ja', '在日米軍、ミサイル以外', /在日米軍の.*、ミサイル協力以外のすべての話題・/],
  ] as const)('are kept, told and previewed: %s', async ([lang, typed, told]) => {
    const { office } = open();
    const creator = { person: 'ann', lang };
    const said = JSON.stringify(
      await office.add(planOf(office, 'daily', typed), TAKEN, HERE, creator),
    );
    expect(said).toMatch(told);
    const [made] = await office.all(HERE);
    expect(made?.topics).toEqual({ except: new Set(['usfj', 'missiles']) });
    expect(JSON.stringify(await office.list([made as never], lang))).toMatch(told);
    const reply = await office.preview(made as never, () => true);
    expect(reply.topic).not.toBeNull();
    expect(['usfj', 'missiles']).not.toContain(reply.topic);
  });
});

test.each([
  'k7m2pq',
  ' K7M2PQ ',
  '`k7m2pq`',
  '```k7m2pq```',
  '"k7m2pq"',
  "'k7m2pq'",
  '“k7m2pq”',
  '‘k7m2pq’.',
  '«k7m2pq»',
  '「k7m2pq」',
  '『ｋ７ｍ２ｐｑ』',
  '#k7m2pq',
  '＃ｋ７ｍ２ｐｑ',
  '（k7m2pq）。',
  'k7m2pq.',
  'k7m2pq,',
  'k7m2pq、',
  'k7m2pq!',
  '<k7m2pq>',
  '**k7m2pq**',
  'id: k7m2pq',
  '\u200bk7m2pq\ufeff',
  '#general · Every day at 09:00 · k7m2pq',
])('the id %j is known as it is typed', async (typed) => {
  const { office } = open();
  await office.add(planOf(office), TAKEN, THERE, ANN);
  expect(await office.find(THERE, typed)).toMatchObject({ id: TAKEN });
  expect(await office.find(HERE, typed)).toBeNull();
});

test('two ids at once are none', async () => {
  const { office } = open();
  await office.add(planOf(office), TAKEN, THERE, ANN);
  await office.add(planOf(office, 'friday'), 'abcdef' as SubscriptionId, THERE, ANN);
  expect(await office.find(THERE, `${TAKEN} abcdef`)).toBeNull();
  expect(await office.find(THERE, '')).toBeNull();
});

test('a digest is found in its own server alone', async () => {
  const { office } = open();
  await office.add(planOf(office), TAKEN, THERE, ANN);
  expect(await office.find(THERE, TAKEN)).toMatchObject({ id: TAKEN });
  expect(await office.find(HERE, TAKEN)).toBeNull();
  expect(await office.find({ platform: 'slack', server: 'south' }, TAKEN)).toBeNull();
});
