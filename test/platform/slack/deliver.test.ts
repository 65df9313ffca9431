import { createServer } from 'node:net';
import { webApi } from '@slack/bolt';
import { expect, test as plain } from 'vitest';
import { type DeliveryKey, deliveryKey } from '../../../src/digest/deliver.ts';
import type { Place, SubscriptionId } from '../../../src/digest/subscriptions.ts';
import { slackDeliver } from '../../../src/platform/slack/deliver.ts';
import { type SlackPeer, startSlack } from '../../peers/slack/server.ts';
import type { Channel } from '../../peers/slack/state/world.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { manifestOver } from './running-bot.ts';

const KEY = deliveryKey('k7m2pq' as SubscriptionId, new Date('2026-11-23T00:00:00Z'));
const SINCE = new Date(Date.now() - 60_000);
const place: Place = { platform: 'slack', server: 'T1', channel: 'C1' };
const { signal } = new AbortController();

/** A digest as it is posted. */
const digest = digestReply();

type How = { readonly url?: string; readonly timeout?: number };

/** The way to the channels of a Slack, and what was told on it. */
function deliverer(slack: SlackPeer, { url = slack.url, timeout = 20_000 }: How = {}) {
  const told: string[] = [];
  const client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logLevel: webApi.LogLevel.ERROR,
  });
  const deliver = slackDeliver({
    client,
    ...{ team: place.server, workspaceUrl: 'https://north.slack.com/' },
    wait(ms, ending) {
      told.push(`wait ${ms > 1000 ? 'long' : 'short'}`);
      return new Promise((_, stop) => ending.addEventListener('abort', () => stop(ending.reason)));
    },
    onLimit: () => told.push('limit'),
  });
  const at = ({ id: channel }: Channel) => ({ ...place, channel });
  return {
    told,
    post: (channel: Channel) => deliver.post(KEY, at(channel), digest, signal),
    find: (channel: Channel, key: DeliveryKey = KEY, since = SINCE) =>
      deliver.find(key, at(channel), since, signal),
    deliver,
  };
}

/** A Slack of its own, with the rights that the bot's manifest asks for. */
const test = plain.extend<{ slack: SlackPeer }>({
  slack: async ({ task: _ }, use) => {
    const slack = await startSlack({ manifest: manifestOver('socket') });
    await use(slack);
    await slack.close();
    expect(slack.violations).toEqual([]);
    expect(slack.pings).toEqual([]);
  },
});

const messagesIn = ({ world }: SlackPeer, channel: Channel) =>
  [...world.messages.values()].filter((one) => one.channel === channel);

test('a digest carries its key unseen, and unfolds no address', async ({ slack }) => {
  const { general } = slack.town;
  const { post, find } = deliverer(slack);
  const posted = await post(general);
  const [message, ...others] = messagesIn(slack, general);
  expect(others).toEqual([]);
  expect(message?.api.metadata).toEqual({
    event_type: 'briefing_digest',
    event_payload: { id: KEY },
  });
  const asked = slack.requests.entries.find(({ target }) => target === 'chat.postMessage');
  const { unfurl_links: links, unfurl_media: media } = asked?.args ?? {};
  expect([String(links), String(media)]).toEqual(['false', 'false']);
  const link = `https://north.slack.com/archives/${general.id}/p${message?.api.ts.replace('.', '')}`;
  expect(posted).toEqual({ kind: 'sent', message: link });
  expect(await find(general)).toEqual({ kind: 'found', message: link });
  const other = deliveryKey('k7m2pq' as SubscriptionId, new Date('2026-11-24T00:00:00Z'));
  expect(await find(general, other)).toEqual({ kind: 'absent' });
});

test('a digest whose answer was lost is found, behind many others, in a private channel too', async ({
  slack,
}) => {
  for (const channel of [slack.town.general, slack.town.secret]) {
    const { post, find } = deliverer(slack);
    slack.faults.drop('chat.postMessage', { accepted: true });
    expect((await post(channel)).kind).toBe('unknown');
    for (let i = 0; i < 250; i++) slack.say(slack.town.ann, channel, `word ${i}`);
    expect(await find(channel)).toMatchObject({ kind: 'found' });
    expect(messagesIn(slack, channel).filter(({ api }) => api.metadata).length).toBe(1);
  }
});

test('a digest that did not arrive is absent, and one in a flood of words unknowable', async ({
  slack,
}) => {
  const { general } = slack.town;
  const { post, find } = deliverer(slack);
  slack.faults.drop('chat.postMessage');
  expect((await post(general)).kind).toBe('unknown');
  expect(await find(general)).toEqual({ kind: 'absent' });
  for (let i = 0; i < 600; i++) slack.say(slack.town.ann, general, `word ${i}`);
  expect(await find(general)).toMatchObject({ kind: 'unknowable' });
  // What is older than the post need not be read.
  const later = new Date(Date.now() + 2 * 60 * 60 * 1000);
  expect(await find(general, KEY, later)).toEqual({ kind: 'absent' });
});

test.for([
  ['channel_not_found', 'channel-gone'],
  ['not_in_channel', 'no-access'],
  ['is_archived', 'archived'],
  ['missing_scope', 'no-access'],
] as const)('%s is permanent: %s', async ([error, hindrance], { slack }) => {
  const { post, find, told } = deliverer(slack);
  slack.faults.refuse('chat.postMessage', error);
  expect(await post(slack.town.general)).toEqual({ kind: 'permanent', hindrance, reason: error });
  expect(told).toEqual([]);
  expect(messagesIn(slack, slack.town.general)).toEqual([]);
  slack.faults.refuse('conversations.history', error);
  expect(await find(slack.town.general)).toEqual({ kind: 'unknowable', reason: error });
});

test('channels that are gone, left, archived or unknown say so themselves', async ({ slack }) => {
  const { post } = deliverer(slack);
  const { elsewhere, hidden, archived, random } = slack.town;
  slack.world.channels.delete(random.id);
  const why = async (channel: Channel) => (await post(channel)).kind;
  expect(await post(elsewhere)).toMatchObject({ hindrance: 'no-access' });
  expect(await post(hidden)).toMatchObject({ hindrance: 'channel-gone' });
  expect(await post(archived)).toMatchObject({ hindrance: 'archived' });
  expect(await post(random)).toMatchObject({ hindrance: 'channel-gone' });
  slack.grant(['commands']);
  expect(await why(slack.town.general)).toBe('permanent');
});

test('too many requests: certainly not posted, and all wait as long as Slack says', async ({
  slack,
}) => {
  const { post, find, told, deliver } = deliverer(slack);
  const { general, random } = slack.town;
  slack.faults.rateLimit('chat.postMessage', { retryAfter: 30 });
  expect(await post(general)).toMatchObject({ kind: 'transient', retryAfter: 30_000 });
  expect(told).toEqual(['limit']);
  const ending = new AbortController();
  const turn = deliver.turn({ ...place, channel: random.id }, ending.signal);
  expect(told).toEqual(['limit', 'wait long']);
  ending.abort();
  await expect(turn).rejects.toThrow();
  slack.faults.rateLimit('conversations.history', { retryAfter: 60 });
  expect(await find(general)).toMatchObject({ kind: 'later', retryAfter: 60_000 });
  slack.faults.refuse('chat.postMessage', 'ratelimited');
  expect(await post(general)).toMatchObject({ kind: 'transient', retryAfter: null });
  expect(messagesIn(slack, general)).toEqual([]);
});

test('a Slack that nobody reaches has taken nothing', async ({ slack }) => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const { post, find } = deliverer(slack, { url: `http://127.0.0.1:${port}/api/` });
  const nobody = { reason: 'ECONNREFUSED', retryAfter: null };
  expect(await post(slack.town.general)).toEqual({ kind: 'transient', ...nobody });
  expect(await find(slack.town.general)).toEqual({ kind: 'later', ...nobody });
});

test.for([
  ['HTTP 500', (slack: SlackPeer) => slack.faults.fail('chat.postMessage', 500, TAKEN)],
  ['HTTP 502', (slack: SlackPeer) => slack.faults.fail('chat.postMessage', 502, TAKEN)],
  ['HTTP 503', (slack: SlackPeer) => slack.faults.fail('chat.postMessage', 503, TAKEN)],
  ['internal_error', (slack: SlackPeer) => refused(slack, 'internal_error')],
  ['fatal_error', (slack: SlackPeer) => refused(slack, 'fatal_error')],
  ['service_unavailable', (slack: SlackPeer) => refused(slack, 'service_unavailable')],
  ['request_timeout', (slack: SlackPeer) => refused(slack, 'request_timeout')],
] as const)('%s leaves open whether it was posted', async ([reason, spoil], { slack }) => {
  const { post, find } = deliverer(slack);
  spoil(slack);
  expect(await post(slack.town.general)).toEqual({ kind: 'unknown', reason });
  expect(await find(slack.town.general)).toMatchObject({ kind: 'found' });
});

const TAKEN = { accepted: true } as const;
const refused = (slack: SlackPeer, error: string) =>
  slack.faults.refuse('chat.postMessage', error, TAKEN);

test('no answer in time, and a connection that breaks, leave it open', async ({ slack }) => {
  const { general } = slack.town;
  const impatient = deliverer(slack, { timeout: 100 });
  const hold = slack.faults.hold('chat.postMessage', TAKEN);
  expect((await impatient.post(general)).kind).toBe('unknown');
  hold.release();
  slack.faults.hold('conversations.history');
  expect(await impatient.find(general)).toMatchObject({ kind: 'later', retryAfter: null });
  slack.faults.clear();
  expect((await deliverer(slack).find(general)).kind).toBe('found');
  slack.faults.drop('chat.postMessage');
  expect((await deliverer(slack).post(general)).kind).toBe('unknown');
});

test('what Slack will not take because of what it holds is rejected', async ({ slack }) => {
  const { post } = deliverer(slack);
  for (const error of ['msg_blocks_too_long', 'invalid_blocks', 'no_text']) {
    slack.faults.refuse('chat.postMessage', error);
    expect(await post(slack.town.general)).toEqual({ kind: 'rejected', reason: error });
  }
});

test('a channel that the environment names belongs to the workspace, if the bot sees it', async ({
  slack,
}) => {
  const { deliver } = deliverer(slack);
  const { general, hidden } = slack.town;
  const found = await deliver.placeOf(general.id);
  expect(found).toEqual({ ...place, channel: general.id });
  expect(await deliver.placeOf(hidden.id)).toBeNull();
  slack.faults.fail('conversations.info', 503);
  await expect(deliver.placeOf(general.id)).rejects.toThrow();
});

test('after the signal nothing is sent', async ({ slack }) => {
  const { deliver } = deliverer(slack);
  const to = { ...place, channel: slack.town.general.id };
  await expect(deliver.post(KEY, to, digest, AbortSignal.abort())).rejects.toThrow();
  expect(messagesIn(slack, slack.town.general)).toEqual([]);
});

test('who set a digest up is written to directly', async ({ slack }) => {
  const { deliver } = deliverer(slack);
  await deliver.tell(slack.town.ann.id, digest);
  const [stored] = slack.world.messages.values();
  expect(stored?.channel.kind).toBe('im');
  expect(stored?.channel.members.has(slack.town.ann.id)).toBe(true);
  slack.faults.refuse('chat.postMessage', 'user_not_found');
  await expect(deliver.tell('U0', digest)).rejects.toThrow('user_not_found');
});
