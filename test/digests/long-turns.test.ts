import { expect, test, vi } from 'vitest';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { deliveryFixture, MINUTE } from './delivery-fixture.ts';
import type { InMemoryPublisher } from './in-memory-publisher.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const channelRef = (channel: string) =>
  ({ channelRef: { platform: 'slack', server: 'T1', channel } }) as const;

/** Somebody has asked for the nth turn in a channel. */
const isWanted = (publisher: InMemoryPublisher, channel: string, nth = 1) =>
  vi.waitFor(() => expect(publisher.wanted.get(channel)).toBe(nth), WAIT);

/** Gives whatever should not happen the time to happen. */
async function others(): Promise<void> {
  for (let n = 0; n < 50; n++) await new Promise((next) => setTimeout(next, 1));
}

/** Nothing in Japanese can be made. */
function butJapanese({ lang }: Reply): boolean {
  if (lang === 'ja') throw new RangeError('cannot be rendered');
  return true;
}

const WAIT = { timeout: 10_000, interval: 5 } as const;

onEveryDatabase('a digest whose turn comes after its claim would have ended', (empty) => {
  test('is posted once, though its process claims other ones meanwhile', async () => {
    const { subscribe, clock, publisher, digests, ledger } = await deliveryFixture(await empty());
    await subscribe(channelRef('C1'));
    await subscribe(channelRef('C2'));
    const [first, second] = [publisher.hold('C1'), publisher.hold('C2')];
    clock.at = new Date(NINE);
    const done = digests.tick();
    await Promise.all([isWanted(publisher, 'C1'), isWanted(publisher, 'C2')]);
    clock.at = new Date(NINE + 6 * MINUTE);
    second();
    await vi.waitFor(() => expect(publisher.posts).toHaveLength(1), WAIT);
    await others();
    first();
    await done;
    expect(publisher.times()).toEqual([1, 1]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent', '2026-03-04T09:00 sent']);
  });

  test('stays with its process, which renews the claim', async () => {
    const { subscribe, clock, publisher, digests, replica, ledger, store } = await deliveryFixture(
      await empty(),
    );
    await subscribe(channelRef('C1'));
    const go = publisher.hold('C1');
    clock.at = new Date(NINE);
    const done = digests.tick();
    await isWanted(publisher, 'C1');
    const database = await store.ready();
    for (let minute = 1; minute < 12; minute++) {
      // The next renewal is to be counted from this minute, however slow the database is.
      await vi.waitFor(() => expect(clock.isAwaitedWithin(2 * MINUTE)).toBe(true), WAIT);
      clock.at = new Date(NINE + minute * MINUTE);
      await vi.waitFor(async () => {
        const row = await database.selectFrom('delivery').select('ready_at').executeTakeFirst();
        expect(row?.ready_at).toBeGreaterThan(clock.at.getTime() + 2 * MINUTE);
      }, WAIT);
    }
    publisher.gates.clear();
    await replica().tick();
    expect(publisher.posts).toEqual([]);
    go();
    await done;
    expect(publisher.times()).toEqual([1]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent']);
  });

  test('keeps the reason why it waits, where its process ends before', async () => {
    const { subscribe, clock, tickAt, publisher, digests, store } = await deliveryFixture(
      await empty(),
    );
    await subscribe(channelRef('C1'));
    const answer = { kind: 'transient', retryAfter: 5 * MINUTE, reason: 'ratelimited' } as const;
    publisher.fail('C1', { arrives: false, answer });
    await tickAt(NINE);
    const go = publisher.hold('C1');
    clock.at = new Date(NINE + 5 * MINUTE);
    const done = digests.tick();
    await isWanted(publisher, 'C1', 2);
    const closed = digests.close();
    go();
    await Promise.all([done, closed]);
    const [back] = await lastDeliveries(store, 1);
    expect(back).toMatchObject({ state: 'due', reason: 'ratelimited' });
  });

  test('is left to another process that has claimed it, as after a sleep of the machine', async () => {
    const { subscribe, clock, publisher, digests, replica, ledger } = await deliveryFixture(
      await empty(),
    );
    await subscribe(channelRef('C1'));
    const go = publisher.hold('C1');
    clock.at = new Date(NINE);
    const done = digests.tick();
    await isWanted(publisher, 'C1');
    const other = publisher.hold('C1');
    const process = replica();
    let elsewhere: Promise<void> | null = null;
    // Until nothing of the first one is running that would renew its claim.
    for (let naps = 1; publisher.wanted.get('C1') === 1; naps++) {
      clock.jump(NINE + naps * 6 * MINUTE);
      elsewhere = process.tick();
      await others();
    }
    go();
    await done;
    expect(publisher.posts).toEqual([]);
    other();
    await elsewhere;
    expect(publisher.times()).toEqual([1]);
    expect(await ledger()).toEqual(['2026-03-04T09:00 sent']);
  });
});

onEveryDatabase('digests side by side', (empty) => {
  test('wait for their turns also where they are posted again', async () => {
    const { subscribe, tickAt, publisher } = await deliveryFixture(await empty());
    for (let n = 0; n < 20; n++) {
      await subscribe(channelRef(`C${n}`));
      publisher.fail(`C${n}`, { arrives: false, answer: 'none' });
    }
    await tickAt(NINE);
    const until = new Date(NINE + 2 * MINUTE);
    for (let n = 0; n < 20; n++) {
      publisher.finds.push({ kind: 'repeatable', until, reason: 'cannot be seen' });
    }
    await tickAt(NINE + MINUTE);
    expect(publisher.times()).toEqual(Array(20).fill(1));
    expect(publisher.outOfTurn).toBe(0);
  });

  test('that cannot be made leave the others posting, and the bot ends after those', async () => {
    const { subscribe, clock, publisher, digests, ledger, lines } = await deliveryFixture(
      await empty(),
    );
    for (let n = 0; n < 12; n++) await subscribe({ ...channelRef(`B${n}`), lang: 'ja' });
    await subscribe(channelRef('C1'));
    publisher.fits = butJapanese;
    const go = publisher.hold('C1');
    clock.at = new Date(NINE);
    const done = digests.tick();
    await isWanted(publisher, 'C1');
    let hasEnded = false;
    const closing = digests.close().then(() => {
      hasEnded = true;
    });
    await others();
    expect(hasEnded).toBe(false);
    go();
    await Promise.all([done, closing]);
    expect(await ledger()).toContain('2026-03-04T09:00 due');
    expect(lines.some(({ msg }) => String(msg).includes('cannot be rendered'))).toBe(true);
  });

  test('are not posted by a second tick beside the first, though one could not be made', async () => {
    const { subscribe, clock, publisher, digests, ledger } = await deliveryFixture(await empty());
    await subscribe({ ...channelRef('B1'), lang: 'ja' });
    await subscribe(channelRef('C1'));
    publisher.fits = butJapanese;
    const go = publisher.hold('C1');
    clock.at = new Date(NINE);
    const ticks = [digests.tick()];
    await isWanted(publisher, 'C1');
    clock.at = new Date(NINE + 6 * MINUTE);
    ticks.push(digests.tick());
    await others();
    go();
    await Promise.all(ticks);
    expect(publisher.times()).toEqual([1]);
    expect((await ledger()).toSorted()).toEqual([
      '2026-03-04T09:00 claimed',
      '2026-03-04T09:00 sent',
    ]);
  });
});
