import { describe, expect, test } from 'vitest';
import { type ClaimToken, claimReady } from '../../src/digests/delivery/claim.ts';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import {
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  subscriptionsOf,
} from '../../src/digests/subscriptions/index.ts';
import { ALL_OF_SLACK } from '../support/deliveries.ts';
import { emptyPostgres, gateTo, onEveryDatabase } from '../support/stores.ts';
import { DAY, deliveryFixture, HOUR, headings, MINUTE, notices } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const transient = (retryAfter: number | null) =>
  ({ kind: 'transient', retryAfter, reason: 'ratelimited' }) as const;

onEveryDatabase('a digest', (empty) => {
  test('comes once at its time, however often the minute ticks', async () => {
    const { subscribe, tickAt, publisher, ledger, store } = await deliveryFixture(await empty());
    await subscribe();
    await tickAt(NINE - 1);
    expect(publisher.posts).toEqual([]);
    for (const ms of [0, 0, 500, MINUTE, 2 * MINUTE]) await tickAt(NINE + ms);
    expect(publisher.posts).toHaveLength(1);
    await tickAt(NINE + DAY);
    expect(publisher.times()).toEqual([1, 1]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent', '2026-03-05T09:00 sent']);
    const [last] = await lastDeliveries(store, 1);
    expect(last?.message).toBe(`m-${publisher.posts[1]?.key}`);
    expect(notices(publisher)[0]).not.toContainEqual(expect.stringContaining('was due'));
  });

  test('of which a later version wrote what this one cannot read holds up no other', async () => {
    const { subscribe, tickAt, publisher, ledger, lines, store } = await deliveryFixture(
      await empty(),
    );
    const unreadable = await subscribe();
    await subscribe({ channelRef: { platform: 'slack', server: 'T2', channel: 'C2' } });
    const database = await store.ready();
    const edited = database.updateTable('subscription').set({ lang: 'eo' });
    await edited.where('id', '=', unreadable).execute();
    await tickAt(NINE);
    expect(publisher.posts).toHaveLength(1);
    expect((await ledger()).toSorted()).toEqual(['2026-03-04T09:00 due', '2026-03-04T09:00 sent']);
    const told = lines.filter(({ msg }) => /cannot read \(lang\)/.test(String(msg)));
    expect(told).toMatchObject([{ level: 50, subscription: unreadable }]);
    const restored = database.updateTable('subscription').set({ lang: 'en' });
    await restored.where('id', '=', unreadable).execute();
    await tickAt(NINE + HOUR);
    expect(publisher.times()).toEqual([1, 1]);
  });

  test('is posted by one of several processes', async () => {
    const { subscribe, clock, publisher, digests, replica, ledger } = await deliveryFixture(
      await empty(),
    );
    for (let n = 0; n < 30; n++) {
      await subscribe({ channelRef: { platform: 'slack', server: `T${n % 3}`, channel: `C${n}` } });
    }
    clock.at = new Date(NINE);
    await Promise.all([digests, replica(), replica()].map((each) => each.tick()));
    expect(publisher.times()).toEqual(Array(30).fill(1));
    expect(new Set(await ledger())).toEqual(new Set(['2026-03-04T09:00 sent']));
  });

  test('after a rest comes once, late and labelled; older ones are missed', async () => {
    const { subscribe, tickAt, publisher, ledger } = await deliveryFixture(await empty());
    await subscribe();
    await tickAt(NINE + 2 * DAY + 5 * HOUR);
    expect(await ledger()).toEqual([
      '2026-03-04T09:00 missed',
      '2026-03-05T09:00 missed',
      '2026-03-06T09:00 sent',
    ]);
    expect(publisher.posts).toHaveLength(1);
    expect(notices(publisher)[0]?.[0]).toMatch(/due Fri, 6 Mar 2026, 09:00 \(UTC\)/);
    await tickAt(NINE + 4 * DAY - HOUR);
    expect((await ledger()).at(-1)).toBe('2026-03-07T09:00 missed');
    expect(publisher.posts).toHaveLength(1);
  });

  test('is not posted twice when the clock is set back', async () => {
    const { subscribe, tickAt, publisher } = await deliveryFixture(await empty());
    await subscribe();
    await tickAt(NINE);
    for (const hours of [-1, -30, -1, 0, 1]) await tickAt(NINE + hours * HOUR);
    expect(publisher.posts).toHaveLength(1);
    await tickAt(NINE + DAY);
    expect(publisher.posts).toHaveLength(2);
  });

  test('is tried again after what passes, as the platform asks, and once only', async () => {
    const { subscribe, tickAt, publisher, ledger, store } = await deliveryFixture(await empty());
    await subscribe();
    publisher.fail(
      'C1',
      { arrives: false, answer: transient(10 * MINUTE) },
      { arrives: false, answer: transient(null) },
    );
    await tickAt(NINE);
    await tickAt(NINE + 9 * MINUTE);
    expect(await ledger()).toEqual(['2026-03-04T09:00 due']);
    await tickAt(NINE + 10 * MINUTE);
    expect(publisher.faults.get('C1')).toEqual([]);
    await tickAt(NINE + 12 * MINUTE);
    await tickAt(NINE + 20 * MINUTE);
    expect(publisher.times()).toEqual([1]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent']);
    const [sent] = await lastDeliveries(store, 1);
    expect(sent?.reason).toBeNull();
  });

  test('is given up after the grace, and never comes beside the next one', async () => {
    const { subscribe, tickAt, publisher, ledger } = await deliveryFixture(await empty());
    await subscribe();
    await subscribe({
      rhythm: '0 * * * *',
      channelRef: { platform: 'slack', server: 'T1', channel: 'C2' },
    });
    const down = Array.from({ length: 40 }, () => ({ arrives: false, answer: transient(null) }));
    publisher.fail('C1', ...down);
    publisher.fail('C2', ...down);
    for (let minutes = 0; minutes < 9 * 60; minutes += 20) await tickAt(NINE + minutes * MINUTE);
    const lines = await ledger();
    expect(lines.filter((line) => line.endsWith('due'))).toEqual(['2026-03-04T17:00 due']);
    expect(lines.filter((line) => line === '2026-03-04T09:00 missed')).toHaveLength(2);
    publisher.fail('C2');
    const before = publisher.posts.length;
    await tickAt(NINE + 9 * HOUR);
    expect(publisher.posts.length - before).toBe(1);
  });

  test('that the platform refuses is paused, and who made it is told once in their language', async () => {
    const { subscribe, tickAt, publisher, ledger, store } = await deliveryFixture(await empty());
    await subscribe({ lang: 'ja' });
    const gone = { kind: 'permanent', pauseReason: 'archived', reason: 'is_archived' } as const;
    publisher.fail('C1', { arrives: false, answer: gone });
    for (let day = 0; day < 3; day++) await tickAt(NINE + day * DAY);
    expect(publisher.posts).toEqual([]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 failed']);
    expect(publisher.told).toEqual([
      {
        person: 'U1',
        text: expect.stringContaining('ロックされているか、アーカイブされています。'),
      },
    ]);
    const [found] = await subscriptionsOf(store, { platform: 'slack', server: 'T1' });
    expect(found).toMatchObject({ paused: 'archived', nextDue: null });
  });

  test.each([
    ['arrived', true],
    ['did not arrive', false],
  ])('whose answer is lost is settled by asking: it %s', async (_, arrives) => {
    const { subscribe, tickAt, publisher, ledger } = await deliveryFixture(await empty());
    await subscribe();
    publisher.fail('C1', { arrives, answer: 'none' });
    await tickAt(NINE);
    expect(await ledger()).toEqual(['2026-03-04T09:00 doubtful']);
    await tickAt(NINE + 30_000);
    expect(publisher.asked).toBe(0);
    await tickAt(NINE + MINUTE);
    await tickAt(NINE + 5 * MINUTE);
    expect(publisher.asked).toBe(1);
    expect(publisher.times()).toEqual([1]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent']);
  });

  test('of which nobody can tell is reported, never posted again', async () => {
    const { subscribe, tickAt, publisher, ledger, lines } = await deliveryFixture(await empty());
    await subscribe();
    publisher.fail('C1', { arrives: true, answer: 'none' });
    const later = { kind: 'later', retryAfter: 2 * MINUTE, reason: 'ratelimited' } as const;
    publisher.finds.push(later, { kind: 'unknowable', reason: 'missing_scope' });
    await tickAt(NINE);
    await tickAt(NINE + MINUTE);
    expect(await ledger()).toEqual(['2026-03-04T09:00 doubtful']);
    for (let minutes = 3; minutes < 600; minutes += 30) await tickAt(NINE + minutes * MINUTE);
    expect(await ledger()).toEqual(['2026-03-04T09:00 reported']);
    expect(publisher.times()).toEqual([1]);
    const told = lines.filter(({ msg }) => String(msg).startsWith('nobody can tell'));
    expect(told).toMatchObject([{ level: 50, reason: 'missing_scope', channel: 'C1' }]);
  });

  test('is looked for where the search before stopped, by any process', async () => {
    const { subscribe, tickAt, publisher, ledger, replica } = await deliveryFixture(await empty());
    await subscribe();
    publisher.fail('C1', { arrives: true, answer: 'none' });
    const stopped = [NINE + 30 * MINUTE + 0.25, NINE + 20 * MINUTE + 0.125] as const;
    const later = { kind: 'later', retryAfter: MINUTE, reason: 'rate limited' } as const;
    publisher.finds.push(later, { ...later, before: stopped[0] }, { ...later, before: stopped[1] });
    await tickAt(NINE);
    for (const minutes of [1, 2, 3, 4]) await tickAt(NINE + minutes * MINUTE, replica());
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent']);
    const [first, again, ...rest] = publisher.spans.map(({ before }) => before);
    // An hour for clocks that differ, and no later than who was posting is taken for dead.
    expect(first).toEqual(NINE + HOUR + 5 * MINUTE);
    expect(again).toEqual(first);
    expect(rest).toEqual(stopped);
  });

  test('of a process that died while posting is settled by another one', async () => {
    const { subscribe, tickAt, publisher, ledger, clock, digests, replica } = await deliveryFixture(
      await empty(),
    );
    await subscribe();
    await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel: 'C2' } });
    publisher.fail('C1', { arrives: true, answer: 'never' });
    publisher.fail('C2', { arrives: false, answer: 'never' });
    clock.at = new Date(NINE);
    void digests.tick();
    while (publisher.faults.get('C1')?.length !== 0 || publisher.faults.get('C2')?.length !== 0) {
      await new Promise((next) => setImmediate(next));
    }
    const other = replica();
    await tickAt(NINE + MINUTE, other);
    expect(await ledger()).toEqual(['2026-03-04T09:00 claimed', '2026-03-04T09:00 claimed']);
    clock.jump(NINE + 6 * MINUTE); // who is dead renews no claim
    await other.tick();
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent', '2026-03-04T09:00 sent']);
    expect(publisher.times()).toEqual([1, 1]);
  });

  test('that a process leaves undone when it ends is posted by another at once', async () => {
    const { subscribe, clock, tickAt, publisher, digests, replica } = await deliveryFixture(
      await empty(),
    );
    for (let n = 0; n < 40; n++) {
      await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel: `C${n}` } });
    }
    let closing: Promise<void> | null = null;
    publisher.onPost = () => {
      closing ??= digests.close();
    };
    clock.at = new Date(NINE);
    await digests.tick();
    await closing;
    expect(publisher.posts.length).toBeGreaterThan(0);
    expect(publisher.posts.length).toBeLessThan(40);
    await tickAt(NINE + MINUTE, replica());
    expect(publisher.times()).toEqual(Array(40).fill(1));
  });

  test('goes to the first channel of every server before the second of any', async () => {
    const { subscribe, store } = await deliveryFixture(await empty());
    for (let n = 0; n < 30; n++) {
      await subscribe({ channelRef: { platform: 'slack', server: 'big', channel: `B${n}` } });
    }
    for (const server of ['small', 'tiny']) {
      await subscribe({ channelRef: { platform: 'slack', server, channel: server } });
    }
    await enqueueDue(store, 'slack', new Date(NINE), 6 * HOUR);
    const order: string[] = [];
    for (let n = 0; n < 3; n++) {
      const claimed = await claimReady(
        store,
        ALL_OF_SLACK,
        `${n}` as ClaimToken,
        new Date(NINE),
        11,
      );
      order.push(...claimed.map(({ channelRef }) => channelRef.server));
    }
    expect(order).toHaveLength(32);
    expect(new Set(order.slice(0, 3))).toEqual(new Set(['big', 'small', 'tiny']));
  });

  test('that rests or is removed is not posted; resumed, it goes on with the next slot', async () => {
    const { subscribe, tickAt, publisher, store, clock } = await deliveryFixture(await empty());
    const id = await subscribe();
    expect(await pauseSubscription(store, id, 'requested')).toBe(true);
    expect(await pauseSubscription(store, id, 'requested')).toBe(false);
    await tickAt(NINE);
    clock.at = new Date(NINE + HOUR);
    expect(await resumeSubscription(store, id, clock.at)).toBe(true);
    expect(await resumeSubscription(store, id, clock.at)).toBe(false);
    await tickAt(NINE + 2 * HOUR);
    expect(publisher.posts).toEqual([]);
    await tickAt(NINE + DAY);
    expect(publisher.posts).toHaveLength(1);
    expect(await removeSubscription(store, id)).toBe(true);
    expect(await removeSubscription(store, id)).toBe(false);
    await tickAt(NINE + 2 * DAY);
    expect(publisher.posts).toHaveLength(1);
  });

  test('shows each brief once before any comes again', async () => {
    const { subscribe, tickAt, publisher, served } = await deliveryFixture(await empty());
    await subscribe();
    const all = served.library.briefs.size;
    for (let day = 0; day < 2 * all; day++) await tickAt(NINE + day * DAY);
    const shown = publisher.posts.map(({ reply }) => reply.topic);
    expect(new Set(shown.slice(0, all)).size).toBe(all);
    expect(shown.slice(all)).toEqual(shown.slice(0, all));
  });

  test('that only wants changes is quiet without', async () => {
    const { subscribe, tickAt, publisher, ledger } = await deliveryFixture(await empty());
    await subscribe({ onlyWhenChanged: true });
    await tickAt(NINE);
    expect(publisher.posts).toEqual([]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 quiet']);
  });

  test('tells each change once: what is new, changed, withdrawn since the last one', async () => {
    const { subscribe, tickAt, publisher, served, digests, clock } = await deliveryFixture(
      await empty(),
    );
    await subscribe();
    await tickAt(NINE);
    const { library } = served;
    const [first, second, third] = [...library.facts.values()].filter(
      ({ status }) => status === 'reported',
    );
    if (!first || !second || !third) throw new Error('the briefs have too few facts');
    const facts = new Map(library.facts);
    facts.delete(first.id);
    facts.set(second.id, { ...second, en: 'It is another matter now.' });
    served.library = { ...library, facts };
    clock.at = new Date(NINE + HOUR);
    await digests.noteLibrary();
    await tickAt(NINE + DAY);
    expect(headings(publisher)[1]).toEqual([
      'Changed on 4 March 2026',
      expect.stringContaining('Withdrawn on 4 March 2026'),
    ]);
    const told = publisher.posts[1]?.reply.blocks.filter(({ kind }) => kind === 'fact');
    expect(told).toMatchObject([{ text: 'It is another matter now.' }, { text: first.en }]);
    expect(publisher.posts[1]?.reply.citations.length).toBeGreaterThan(0);
    await tickAt(NINE + 2 * DAY);
    expect(publisher.posts[2]?.reply.topic).not.toBeNull();
  });
});

describe('a digest, with PostgreSQL on another machine', () => {
  test('comes once though the database goes away in the middle, with connections cut', async () => {
    const gate = await gateTo(await emptyPostgres());
    const { subscribe, tickAt, publisher, digests, clock, lines } = await deliveryFixture(gate.url);
    for (let n = 0; n < 60; n++) {
      await subscribe({ channelRef: { platform: 'slack', server: 'T1', channel: `C${n}` } });
    }
    publisher.onPost = (count) => {
      if (count === 25) gate.shut();
    };
    await tickAt(NINE);
    expect(lines.some(({ msg }) => /PostgreSQL at .* cannot be reached/.test(String(msg)))).toBe(
      true,
    );
    await tickAt(NINE + MINUTE);
    expect(publisher.posts.length).toBeLessThan(60);
    gate.open();
    for (const minutes of [2, 8, 9, 10]) await tickAt(NINE + minutes * MINUTE);
    expect(publisher.times()).toEqual(Array(60).fill(1));
    clock.at = new Date(NINE + HOUR);
    await digests.close();
  });
});
