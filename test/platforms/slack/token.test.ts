import { describe } from 'vitest';
import { deliveryKey } from '../../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import type { SlackBot } from '../../../src/platforms/slack/slack.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { expect, test, textOf } from './running-bot.ts';

const never = new AbortController().signal;
const CODES = ['invalid_auth', 'token_revoked', 'account_inactive', 'not_authed'] as const;

const asked = ({ requests }: SlackPeer, method: string) =>
  requests.entries.filter(({ target }) => target === method).length;

function deliveryOf(bot: SlackBot, { fixtures, world }: SlackPeer) {
  const publisher = bot.publisher();
  if (!publisher) throw new Error('not connected');
  const place = { platform: 'slack', server: world.team.id, channel: fixtures.general.id } as const;
  const since = new Date();
  const key = (slot: number) => deliveryKey('s' as SubscriptionId, new Date(slot));
  return {
    publisher,
    post: (slot = 0, signal = never) => publisher.post(key(slot), place, digestReply(), signal),
    find: () => publisher.find(key(0), place, { since, before: Date.now() + 1 }, never),
  };
}

const troubles = (log: { entries: readonly { level: number; msg: string }[] }) =>
  log.entries.filter(({ level }) => level >= 40).map(({ msg }) => msg);

describe.for(CODES)('a single %s is not believed', (code) => {
  test('people are answered, digests posted, looked for and told of', async ({ slack, start }) => {
    const { bot, log } = await start();
    const { publisher, post, find } = deliveryOf(bot, slack);
    slack.faults.refuse('chat.postMessage', code);
    const said = slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
    expect(textOf(await said.answer())).toContain('24 March 2025');
    expect(said.answers.length).toBe(1);
    slack.faults.refuse('chat.postMessage', code);
    expect(await post()).toMatchObject({ kind: 'sent' });
    slack.faults.refuse('conversations.history', code);
    expect(await find()).toMatchObject({ kind: 'found' });
    slack.faults.refuse('conversations.info', code);
    expect(await publisher.resolveChannel(slack.fixtures.general.id)).not.toBeNull();
    slack.faults.refuse('chat.postMessage', code);
    await publisher.notify(slack.fixtures.ann.id, digestReply(), new AbortController().signal);
    expect(troubles(log)).toEqual([
      'Slack: an answer called the token wrong; asked, it holds, and all goes on',
    ]);
  });

  test('at the start, or when a connection is made', async ({ slack, launch }) => {
    slack.faults.refuse('auth.test', code);
    slack.faults.refuse('apps.connections.open', code);
    const { logged, log } = await launch();
    await logged(/Slack: connected/);
    expect(log.entries.filter(({ level }) => level >= 50)).toEqual([]);
  });
});

test('where Slack cannot be asked, it passes: asked again after growing waits', async ({
  slack,
  start,
}) => {
  const waits: number[] = [];
  const { bot } = await start({ wait: async (ms) => waits.push(ms) });
  const { post } = deliveryOf(bot, slack);
  waits.length = 0;
  slack.faults.refuse('chat.postMessage', 'invalid_auth');
  slack.faults.fail('auth.test', 503);
  slack.faults.answer('auth.test', { status: 200, body: '<html>invalid_auth</html>' });
  expect(await post()).toMatchObject({ kind: 'sent' });
  expect(waits).toEqual([1000, 2000]);
  slack.faults.refuse('chat.postMessage', 'invalid_auth');
  slack.faults.fail('auth.test', 503, { times: 4 });
  expect(await post(1)).toMatchObject({ kind: 'transient' });
  expect(await post(1)).toMatchObject({ kind: 'sent' });
});

test('a digest that is given up while Slack is asked about the token is not posted later', async ({
  slack,
  start,
}) => {
  const { bot } = await start();
  const { post } = deliveryOf(bot, slack);
  slack.faults.refuse('chat.postMessage', 'invalid_auth');
  const asking = slack.faults.hold('auth.test');
  const end = new AbortController();
  const posted = post(0, end.signal);
  await asking.arrived;
  end.abort();
  asking.release();
  expect(await posted).toMatchObject({ kind: 'transient' });
  expect(asked(slack, 'chat.postMessage')).toBe(1);
});

test('a token that Slack itself refuses is told once, and Slack is left as a whole', async ({
  slack,
  start,
}) => {
  const { bot, log, logged } = await start();
  const { post } = deliveryOf(bot, slack);
  slack.revoke();
  slack.directMessage(slack.fixtures.ann, 'when did the JJOC start?');
  const all = await Promise.all([post(0), post(1), post(2)]);
  expect(all.map(({ kind }) => kind)).toEqual(['transient', 'transient', 'transient']);
  await logged(/SLACK_BOT_TOKEN was revoked \(token_revoked\)\. .*without Slack\.$/);
  expect(bot.publisher()).toBeNull();
  expect(await post(3)).toMatchObject({ kind: 'transient' });
  await bot.close();
  expect(troubles(log).length).toBe(1);
  expect(asked(slack, 'auth.test')).toBe(2); // at the start, and now
});
