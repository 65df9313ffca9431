import { expect, test } from 'vitest';
import { SendRateLimiter } from '../../../src/platforms/shared/digests/send-rate-limiter.ts';

const never = new AbortController().signal;

/** A pace by a clock that goes on only while somebody waits; `late`: so much later than asked for. */
function paceWith(perSecond: number, perChannelMs: number, late = 0) {
  const clock = { at: 0 };
  const waiting: { until: number; go: () => void }[] = [];
  const wait = (ms: number, signal = never) =>
    new Promise<void>((go, stop) => {
      if (signal.aborted) return stop(signal.reason);
      waiting.push({ until: clock.at + ms + late, go });
      signal.addEventListener('abort', () => stop(signal.reason));
    });
  const pace = new SendRateLimiter({
    perSecond: () => perSecond,
    perChannelMs,
    clock: () => clock.at,
    wait,
  });
  const settled = () => new Promise<void>((done) => setImmediate(done));
  return {
    pace,
    clock,
    /** How long the i-th message is on its way. */
    onTheirWay: async (_: number): Promise<void> => {},
    wait,
    /** Lets time go on until nobody waits any more. */
    async run() {
      for (await settled(); waiting.length > 0; await settled()) {
        waiting.sort((a, b) => a.until - b.until);
        const next = waiting.shift();
        clock.at = Math.max(clock.at, next?.until ?? 0);
        next?.go();
      }
    },
  };
}

/** When each of some turns came, ten side by side, in the order in which they were asked for. */
async function times(of: ReturnType<typeof paceWith>, channels: readonly string[]) {
  const came: number[] = [];
  const asked = channels.entries();
  const lane = async () => {
    for (const [i, channel] of asked) {
      const end = await of.pace.turn(channel, never);
      came[i] = of.clock.at;
      await of.onTheirWay(i);
      end();
    }
  };
  const all = Array.from({ length: 10 }, lane);
  await of.run();
  await Promise.all(all);
  return came;
}

test('turns come evenly, in the order in which they were asked for', async () => {
  expect(await times(paceWith(50, 0), ['a', 'b', 'c', 'd'])).toEqual([0, 20, 40, 60]);
});

test('a timer that is late is caught up, but no second has more than its share', async () => {
  const came = (await times(paceWith(50, 0, 7), Array(200).fill('a'))).sort((a, b) => a - b);
  expect(came.at(-1)).toBeLessThan(200 * 20 * 1.05);
  for (const [n, at] of came.entries()) {
    if (n >= 50) expect(at - (came[n - 50] ?? 0)).toBeGreaterThanOrEqual(1000);
  }
});

test('after a rest, what was not sent is not made up for', async () => {
  const of = paceWith(50, 0);
  await times(of, ['a']);
  of.clock.at = 60_000;
  const came = await times(of, Array(60).fill('a'));
  expect(came[49]).toBeGreaterThanOrEqual(60_500);
});

test('one channel has its own, longer pace, from its last answer on, and holds up no other', async () => {
  const of = paceWith(100, 1000);
  of.onTheirWay = (i) => of.wait(i === 0 ? 300 : 0);
  expect(await times(of, ['a', 'a', 'b', 'c'])).toEqual([0, 1300, 10, 20]);
});

test('no second has more than its share, however long each message is on its way', async () => {
  const of = paceWith(50, 0);
  const arrived: number[] = [];
  const random = (n: number) => (n * 7919) % 400;
  of.onTheirWay = async (i) => {
    await of.wait(random(i));
    arrived.push(of.clock.at);
    await of.wait(random(i + 1));
  };
  await times(of, Array(400).fill('a'));
  arrived.sort((a, b) => a - b);
  for (const [n, at] of arrived.entries()) {
    if (n >= 50) expect(at - (arrived[n - 50] ?? 0)).toBeGreaterThanOrEqual(1000);
  }
});

test('while the platform asks to wait, nobody else has a turn, and then one after the other', async () => {
  const of = paceWith(50, 0);
  const turns = times(of, ['a', 'b', 'c']);
  of.pace.hold(500);
  const [a, b = 0, c = 0] = await turns;
  expect(a).toBe(0);
  expect(b).toBeGreaterThanOrEqual(500);
  expect(c).toBeGreaterThanOrEqual(b);
});

test('a platform that goes on asking is sent fewer, and as many again in time', async () => {
  const of = paceWith(50, 0);
  const spacing = async (count: number) => {
    const came = await times(of, Array(count).fill('a'));
    return ((came.at(-1) ?? 0) - (came[50] ?? 0)) / (count - 51);
  };
  expect(await spacing(100)).toBeCloseTo(20, 0);
  for (let n = 0; n < 6; n++) of.pace.hold(0);
  const slow = await spacing(100);
  expect(slow).toBeGreaterThan(20 * 1.05 ** 5);
  expect(await spacing(800)).toBeLessThan(slow);
});

test('who is not wanted any more gets no turn', async () => {
  const { pace, run } = paceWith(20, 0);
  await pace.turn('a', never);
  const ending = new AbortController();
  const turn = pace.turn('b', ending.signal);
  ending.abort();
  await expect(turn).rejects.toThrow();
  await run();
  await expect(pace.turn('c', AbortSignal.abort())).rejects.toThrow();
});

test('ten who each need three requests in a turn all get them, in a pace of five a second', async () => {
  const of = paceWith(5, 0);
  const sent: number[] = [];
  const request = async () => {
    sent.push(of.clock.at);
    await of.wait(30);
  };
  const lane = async (channel: string) => {
    const end = await of.pace.turn(channel, never);
    await request();
    for (let n = 0; n < 2; n++) {
      await of.pace.another(channel, never);
      await request();
    }
    end();
  };
  const lanes = Array.from({ length: 10 }, (_, n) => lane(`c${n}`));
  await of.run();
  await Promise.all(lanes);
  expect(sent).toHaveLength(30);
  for (const [n, at] of sent.entries()) {
    if (n >= 5) expect(at - (sent[n - 5] ?? 0)).toBeGreaterThanOrEqual(1000);
  }
});

test('a turn whose further request is given up can be given back all the same', async () => {
  const of = paceWith(1, 0);
  const end = await of.pace.turn('a', never);
  await expect(of.pace.another('a', AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  end();
  const next = of.pace.turn('a', never);
  await of.run();
  await next;
  expect(of.clock.at).toBeLessThanOrEqual(1100);
});
