import { describe, expect, test } from 'vitest';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import { deliveriesOf } from '../../src/digests/delivery/ledger.ts';
import type { SubscriptionDraft } from '../../src/digests/management/subscription-request.ts';
import {
  createSubscriptionService,
  type SubscriptionService,
} from '../../src/digests/management/subscription-service.ts';
import {
  addSubscription,
  type ChannelRef,
  type Creator,
  removeSubscription,
  type SubscriptionId,
} from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { openStore } from '../../src/store/store.ts';
import { shipped } from '../support/libraries.ts';
import { HOUR } from './delivery-fixture.ts';

const NOW = new Date('2026-03-04T00:00:00Z');
const TAKEN = 'k7m2pq' as SubscriptionId;
const ANN: Creator = { person: 'ann', lang: 'en' };
const HERE: ChannelRef = { platform: 'discord', server: 'north', channel: 'general' };
const THERE: ChannelRef = { platform: 'discord', server: 'south', channel: 'secret' };

function open() {
  const store = openStore('file::memory:');
  const subscriptionService = createSubscriptionService({
    store,
    library: () => shipped,
    now: () => NOW,
    zone: 'UTC' as Zone,
    onDue: () => {},
  });
  return { store, subscriptionService };
}

function draftOf(
  subscriptionService: SubscriptionService,
  rhythm = 'daily',
  topics = '',
): SubscriptionDraft {
  const request = { rhythm, time: null, zone: 'UTC', topics, lang: 'en', onlyWhenChanged: false };
  const read = subscriptionService.read(request as never, 'en');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** A digest that was posted elsewhere under the id, and removed. */
async function removed() {
  const { store, subscriptionService } = open();
  await subscriptionService.add(draftOf(subscriptionService), TAKEN, THERE, {
    person: 'eve',
    lang: 'en',
  });
  const [old] = await subscriptionService.all(THERE);
  if (!old) throw new Error('nothing was set up');
  await subscriptionService.perform('now', old, 'en');
  await removeSubscription(store, TAKEN);
  return { store, subscriptionService, old };
}

const idsIn = async (subscriptionService: SubscriptionService, place: ChannelRef) =>
  (await subscriptionService.all(place)).map(({ id }) => id);

describe('an id that is taken', () => {
  test.for([
    ['another server', THERE],
    ['another platform', { ...HERE, platform: 'slack', channel: 'C1' }],
    ['another channel', { ...HERE, channel: 'random' }],
  ] as const)('by %s gives way to a new one', async ([, place]) => {
    const { subscriptionService } = open();
    await subscriptionService.add(draftOf(subscriptionService, 'friday'), TAKEN, place, {
      person: 'eve',
      lang: 'en',
    });
    const said = JSON.stringify(
      await subscriptionService.add(draftOf(subscriptionService), TAKEN, HERE, ANN),
    );
    expect(said).toContain('Done: this digest is set up.');
    expect(said).not.toContain(TAKEN);
    expect(said).not.toContain(place.channel);
    expect(said).not.toContain('Friday');
    const made = (await subscriptionService.all(HERE)).find(
      ({ creator }) => creator?.person === 'ann',
    );
    expect(made).toMatchObject({ channelRef: HERE, schedule: { cron: '0 9 * * *' } });
    expect(said).toContain(made?.id);
    expect(await idsIn(subscriptionService, place)).toContain(TAKEN);
  });

  test('by a removed digest of which the ledger still tells is not used again', async () => {
    const { subscriptionService } = await removed();
    const said = JSON.stringify(
      await subscriptionService.add(draftOf(subscriptionService), TAKEN, HERE, ANN),
    );
    expect(said).not.toContain('about to be posted');
    expect(await idsIn(subscriptionService, HERE)).not.toContain(TAKEN);
  });

  test('of an old version is shown with its own deliveries only', async () => {
    const { store, subscriptionService, old } = await removed();
    await addSubscription(store, { ...old, channelRef: HERE }, NOW);
    const listed = JSON.stringify(
      await subscriptionService.list(await subscriptionService.all(HERE), 'en'),
    );
    expect(listed).toContain(TAKEN);
    expect(listed).not.toContain('about to be posted');
  });

  test('the same request twice makes one, also where its id was taken', async () => {
    const { subscriptionService } = open();
    await subscriptionService.add(draftOf(subscriptionService), TAKEN, THERE, {
      person: 'eve',
      lang: 'en',
    });
    const first = await subscriptionService.add(draftOf(subscriptionService), TAKEN, HERE, ANN);
    expect(await subscriptionService.add(draftOf(subscriptionService), TAKEN, HERE, ANN)).toEqual(
      first,
    );
    expect(await idsIn(subscriptionService, HERE)).toHaveLength(1);
  });

  test('another request for the same channel is not taken for the first', async () => {
    const { subscriptionService } = open();
    await subscriptionService.add(draftOf(subscriptionService, 'daily', 'usfj'), TAKEN, HERE, ANN);
    const said = JSON.stringify(
      await subscriptionService.add(
        draftOf(subscriptionService, 'friday', 'missiles'),
        TAKEN,
        HERE,
        ANN,
      ),
    );
    expect(said).toContain('Friday');
    expect(await idsIn(subscriptionService, HERE)).toHaveLength(2);
  });
});

describe('topics that are left out', () => {
  test.for([
    ['en', 'all but usfj, missiles', /All topics but .*, Missile cooperation · English/],
    ['ja', '在日米軍、ミサイル以外', /在日米軍の.*、ミサイル協力以外のすべての話題・/],
  ] as const)('are kept, told and previewed: %s', async ([lang, typed, told]) => {
    const { subscriptionService } = open();
    const creator = { person: 'ann', lang };
    const said = JSON.stringify(
      await subscriptionService.add(
        draftOf(subscriptionService, 'daily', typed),
        TAKEN,
        HERE,
        creator,
      ),
    );
    expect(said).toMatch(told);
    const [made] = await subscriptionService.all(HERE);
    expect(made?.topics).toEqual({ except: new Set(['usfj', 'missiles']) });
    expect(JSON.stringify(await subscriptionService.list([made as never], lang))).toMatch(told);
    const reply = await subscriptionService.preview(made as never, () => true);
    expect(reply.topic).not.toBeNull();
    expect(['usfj', 'missiles']).not.toContain(reply.topic);
  });
});

test.each(['pause', 'resume'] as const)(
  'to %s a digest that somebody has just removed says that it is gone',
  async (action) => {
    const { subscriptionService, old } = await removed();
    const of = { ...old, paused: action === 'resume' ? ('requested' as const) : null };
    const { blocks } = await subscriptionService.perform(action, of, 'en');
    expect(blocks).toMatchObject([
      { kind: 'notice', tone: 'warning', text: wordsFor('en').management.gone },
      { kind: 'subscription', id: TAKEN, lines: [] },
    ]);
  },
);

test.each([
  ['pause', 'pausedAlready'],
  ['resume', 'resumedAlready'],
] as const)('to %s twice says so, and shows the digest as it is', async (action, said) => {
  const { subscriptionService } = open();
  await subscriptionService.add(draftOf(subscriptionService), TAKEN, HERE, ANN);
  const [of] = await subscriptionService.all(HERE);
  if (!of) throw new Error('nothing was set up');
  await subscriptionService.perform(action, of, 'en');
  const { blocks } = await subscriptionService.perform(action, of, 'en');
  const line = action === 'pause' ? 'Paused: on request.' : expect.stringMatching(/^Next: /);
  expect(blocks).toMatchObject([
    { tone: 'info', text: wordsFor('en').management[said] },
    { lines: [expect.anything(), line] },
  ]);
});

test.for([
  ['en', 'Tue, 3 Mar 2026, 09:00: missed'],
  ['ja', '2026年3月3日(火) 09:00：投稿できず'],
] as const)(
  'the list tells what became of a digest in the words of %s alone',
  async ([lang, told]) => {
    const { store, subscriptionService } = open();
    await subscriptionService.add(draftOf(subscriptionService), TAKEN, HERE, ANN);
    const database = await store.ready();
    await database
      .updateTable('subscription')
      .set({ next_due: NOW.getTime() - 15 * HOUR })
      .execute();
    await enqueueDue(store, 'discord', NOW, HOUR);
    const [kept] = await deliveriesOf(store, TAKEN, 1);
    expect(kept?.reason).toBe('the bot was not running'); // for operators
    const { blocks } = await subscriptionService.list(await subscriptionService.all(HERE), lang);
    const lines = blocks.flatMap((block) => (block.kind === 'subscription' ? block.lines : []));
    expect(lines).toContain(told);
  },
);

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
  const { subscriptionService } = open();
  await subscriptionService.add(draftOf(subscriptionService), TAKEN, THERE, ANN);
  expect(await subscriptionService.find(THERE, typed)).toMatchObject({ id: TAKEN });
  expect(await subscriptionService.find(HERE, typed)).toBeNull();
});

test('two ids at once are none', async () => {
  const { subscriptionService } = open();
  await subscriptionService.add(draftOf(subscriptionService), TAKEN, THERE, ANN);
  await subscriptionService.add(
    draftOf(subscriptionService, 'friday'),
    'abcdef' as SubscriptionId,
    THERE,
    ANN,
  );
  expect(await subscriptionService.find(THERE, `${TAKEN} abcdef`)).toBeNull();
  expect(await subscriptionService.find(THERE, '')).toBeNull();
});

test('a digest is found in its own server alone', async () => {
  const { subscriptionService } = open();
  await subscriptionService.add(draftOf(subscriptionService), TAKEN, THERE, ANN);
  expect(await subscriptionService.find(THERE, TAKEN)).toMatchObject({ id: TAKEN });
  expect(await subscriptionService.find(HERE, TAKEN)).toBeNull();
  expect(await subscriptionService.find({ platform: 'slack', server: 'south' }, TAKEN)).toBeNull();
});
