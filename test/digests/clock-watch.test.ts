import { expect, test } from 'vitest';
import { subscriptionsOf } from '../../src/digests/subscriptions/index.ts';
import { onEveryDatabase } from '../support/stores.ts';
import { DAY, deliveryFixture, HOUR, headings, MINUTE } from './delivery-fixture.ts';

const NINE = Date.parse('2026-03-04T09:00:00Z');
const isWarning = ({ msg }: Record<string, unknown>) => String(msg).includes('clock of a machine');

onEveryDatabase('after a clock that was ahead, a digest', (empty) => {
  test('goes on at every time that is not in the ledger, and an operator is told once', async () => {
    const { subscribe, tickAt, publisher, ledger, lines } = await deliveryFixture(await empty());
    await subscribe();
    await tickAt(NINE);
    await tickAt(NINE + 40 * DAY);
    expect(publisher.posts).toHaveLength(2);
    expect(lines.filter(isWarning)).toEqual([]);
    const before = await ledger();
    for (let day = 0; day <= 41; day++) {
      await tickAt(NINE + day * DAY + MINUTE);
      await tickAt(NINE + day * DAY + HOUR);
    }
    const inLedger = new Set(before.map((line) => line.slice(0, 16)));
    const days = Array.from({ length: 42 }, (_, day) => new Date(NINE + day * DAY).toISOString());
    const added = days.map((at) => at.slice(0, 16)).filter((at) => !inLedger.has(at));
    expect(added).toHaveLength(10);
    expect(await ledger()).toEqual([...before, ...added.map((at) => `${at} sent`)].toSorted());
    expect(publisher.times()).toEqual(Array(12).fill(1));
    const [warning, ...more] = lines.filter(isWarning);
    expect(warning).toMatchObject({ level: 40, newest: '2026-04-13T09:00:00.000Z' });
    expect(more).toEqual([]);
  });

  test('is not held up by a clock that is set back an hour, which is told once', async () => {
    const { subscribe, tickAt, publisher, lines } = await deliveryFixture(await empty());
    await subscribe();
    await tickAt(NINE);
    await tickAt(NINE + MINUTE);
    for (let minute = 2; minute <= 62; minute++) await tickAt(NINE - HOUR + minute * MINUTE);
    await tickAt(NINE + DAY);
    expect(publisher.posts).toHaveLength(2);
    const told = lines.filter(({ msg }) => String(msg).startsWith('the clock went back'));
    expect(told).toMatchObject([{ level: 40, backMinutes: 59 }]);
  });

  test('that was made in that time comes at its next time after the correction', async () => {
    const { subscribe, tickAt, publisher, store } = await deliveryFixture(await empty());
    await tickAt(NINE + 400 * DAY);
    await subscribe();
    await tickAt(NINE - HOUR);
    const [found] = await subscriptionsOf(store, { platform: 'slack', server: 'T1' });
    expect(found?.nextDue).toEqual(new Date(NINE));
    await tickAt(NINE);
    expect(publisher.times()).toEqual([1]);
  });

  test('comes though the clock was corrected while the bot was not running', async () => {
    const { subscribe, tickAt, publisher, digests, replica } = await deliveryFixture(await empty());
    await tickAt(NINE + 400 * DAY);
    await subscribe();
    await digests.close();
    const other = replica();
    await tickAt(NINE - HOUR, other);
    await tickAt(NINE, other);
    expect(publisher.times()).toEqual([1]);
  });

  test('tells what changed after the correction', async () => {
    const { subscribe, tickAt, publisher, served, digests, clock } = await deliveryFixture(
      await empty(),
    );
    await subscribe();
    await tickAt(NINE + 400 * DAY);
    await tickAt(NINE - HOUR);
    const { library } = served;
    const [fact] = [...library.facts.values()].filter(({ status }) => status === 'reported');
    if (!fact) throw new Error('the briefs have too few facts');
    const facts = new Map(library.facts).set(fact.id, { ...fact, en: 'It is another matter now.' });
    served.library = { ...library, facts };
    clock.at = new Date(NINE - MINUTE);
    await digests.noteLibrary();
    await tickAt(NINE);
    expect(headings(publisher)[1]).toEqual(['Changed on 4 March 2026']);
  });
});
