import { expect, test } from 'vitest';
import { createLog } from '../../../src/observability/log.ts';
import { Deduplicator } from '../../../src/platforms/shared/client/deduplicator.ts';
import type { HandlerContext } from '../../../src/platforms/slack/client/index.ts';
import { Messages } from '../../../src/platforms/slack/messages/index.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';

test('ten thousand people who ask too fast are each told once, whoever comes after them', async () => {
  let told = 0;
  const context: Partial<HandlerContext> = {
    buckets: { take: () => 1 } as unknown as HandlerContext['buckets'],
    userProfiles: { langOf: async () => 'en' } as unknown as HandlerContext['userProfiles'],
    send: { post: async () => void told++ } as unknown as HandlerContext['send'],
    deduplicator: new Deduplicator(),
    idempotencyKeys: idempotencyKeysFor(),
    log: createLog('silent'),
    now: () => new Date(0),
  };
  const messages = new Messages(context as HandlerContext);
  let count = 0;
  const ask = (user: string) =>
    messages.on({
      ...{ team: 'T1', user, channel: 'C1', ts: `${++count}.000000`, threadTs: undefined },
      ...{ me: { botId: undefined, botUserId: undefined }, isEdited: false },
      raw: { text: 'when did the JJOC start?' },
    });
  for (let n = 0; n <= 10_000; n++) await ask(`U${n}`);
  expect(told).toBe(10_001);
  await ask('U9999');
  expect(told).toBe(10_001);
});
