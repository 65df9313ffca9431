import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SendRateLimiter } from '../../../src/platforms/shared/digests/send-rate-limiter.ts';
import { SharedBudget } from '../../../src/platforms/shared/digests/sending-budget.ts';
import { openSendingTokens } from '../../../src/store/sending-budget/sending-tokens.ts';
import { emptyPostgres, opened } from '../../support/stores.ts';

const { signal: never } = new AbortController();
const PER_SECOND = 20;

/** A process that sends by the shared budget, on a database that others share. */
function sender(url: string, holder: string) {
  const clock = () => performance.now();
  const wait = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal });
  const budget: SharedBudget = new SharedBudget({
    tokens: openSendingTokens(opened(url), { name: 'bot', perSecond: PER_SECOND, holder }),
    ...{ clock, wait },
    cede: (...of) => limiter.cede(...of),
    onError: () => {},
  });
  const limiter = new SendRateLimiter({
    ...{ perSecond: () => budget.perSecond(), perChannelMs: 0, clock, wait },
  });
  return { budget, limiter };
}

/** Sends so many, side by side, and notes when. */
async function send({ limiter }: ReturnType<typeof sender>, count: number, sent: number[]) {
  const all = Array.from({ length: count }).entries();
  const lane = async () => {
    for (const _ of all) {
      const end = await limiter.turn('channel', never);
      sent.push(performance.now());
      await setTimeout(5);
      end();
    }
  };
  await Promise.all(Array.from({ length: 5 }, lane));
}

test('three processes together never send more in a second than is granted, also when one leaves', async () => {
  const url = await emptyPostgres();
  const senders = ['a', 'b', 'c'].map((holder) => sender(url, holder));
  const sent: number[] = [];
  await Promise.all(senders.map((one, n) => send(one, n === 2 ? 8 : 30, sent)));
  await Promise.all(senders.map(({ budget }) => budget.close()));
  sent.sort((a, b) => a - b);
  expect(sent).toHaveLength(68);
  for (const [n, at] of sent.entries()) {
    if (n >= PER_SECOND) expect(at - (sent[n - PER_SECOND] ?? 0)).toBeGreaterThanOrEqual(1000);
  }
});

test('while the database is away nobody sends, and goes on when it is back', async () => {
  let isAway = true;
  const wait = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal });
  const errors: unknown[] = [];
  const budget = new SharedBudget({
    tokens: {
      exchange: async () => {
        if (isAway) throw new Error('away');
        return { tokens: [0, 1], fair: 2 };
      },
      leave: async () => {},
    },
    ...{ wait, clock: () => performance.now(), cede: () => [] },
    onError: (error) => errors.push(error),
  });
  expect(budget.perSecond()).toBe(0);
  await expect.poll(() => errors.length).toBeGreaterThan(0);
  expect(budget.perSecond()).toBe(0);
  isAway = false;
  await expect.poll(() => budget.perSecond()).toBe(2);
  await budget.close();
});

test('who goes ahead waits for none of those who wait', async () => {
  const limiter = new SendRateLimiter({
    ...{ perSecond: () => 5, perChannelMs: 0, clock: () => performance.now() },
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
  });
  const went: string[] = [];
  const others = Array.from({ length: 8 }, async () => {
    const end = await limiter.turn('channel', never);
    went.push('turn');
    end();
  });
  await expect.poll(() => went.length).toBe(5);
  const end = await limiter.ahead(never);
  went.push('ahead');
  end();
  await Promise.all(others);
  expect(went.indexOf('ahead')).toBe(5);
  const full = await limiter.ahead(AbortSignal.abort());
  full();
});
