import { expect, test } from 'vitest';
import { Health, probe } from '../../src/observability/health.ts';

const AWAY = 'it does not answer';

/** Something that is asked, answers when the test says so, and a clock that stands still. */
function slow() {
  const asked: PromiseWithResolvers<void>[] = [];
  const clock = { at: 0 };
  const ask = () => {
    const answer = Promise.withResolvers<void>();
    asked.push(answer);
    return answer.promise;
  };
  return { asked, clock, check: probe(ask, AWAY, () => clock.at) };
}

test('what is missing is listed in the order of the parts, and only that', async () => {
  const health = new Health();
  health.set('library', () => 'starting');
  health.set('store', async () => AWAY);
  health.set('slack', () => null);
  expect(await health.missing()).toEqual([
    { part: 'library', why: 'starting' },
    { part: 'store', why: AWAY },
  ]);
  health.set('library', () => null);
  health.set('store', () => null);
  expect(await health.missing()).toEqual([]);
  health.end();
  expect(await health.missing()).toEqual([{ part: 'process', why: 'it is ending' }]);
});

test('what does not answer in time is as it was last, and missing before it ever answered', async () => {
  const { asked, clock, check } = slow();
  expect(await check()).toBe(AWAY);
  asked[0]?.resolve();
  await expect.poll(check).toBe(null);
  clock.at = 1000;
  expect(await check()).toBe(null);
  expect(asked.length).toBe(2);
});

test('it is asked once at a time, and once a second', async () => {
  const { asked, clock, check } = slow();
  await Promise.all([check(), check(), check()]);
  expect(asked.length).toBe(1);
  asked[0]?.resolve();
  await expect.poll(check).toBe(null);
  clock.at = 999;
  expect(await check()).toBe(null);
  expect(asked.length).toBe(1);
});

test('what refuses is missing, and so is what has been silent for five seconds', async () => {
  const { asked, clock, check } = slow();
  const first = check();
  asked[0]?.resolve();
  expect(await first).toBe(null);
  clock.at = 2000;
  expect(await check()).toBe(null);
  clock.at = 7000;
  expect(await check()).toBe(AWAY);
  asked[1]?.reject(new Error('refused'));
  await Promise.resolve();
  clock.at = 7500;
  expect(await check()).toBe(AWAY);
  clock.at = 9000;
  const again = check();
  asked[2]?.resolve();
  expect(await again).toBe(null);
});
