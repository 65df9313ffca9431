import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { expect, test as plain } from 'vitest';
import {
  type DeliveryKey,
  deliveryKey,
  type Found,
} from '../../../src/digests/delivery/publisher.ts';
import type { ChannelRef, SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import { slackPublisher } from '../../../src/platforms/slack/digests/publisher.ts';
import { type SlackPeer, startSlack } from '../../peers/slack/server.ts';
import { addChannel, type Channel } from '../../peers/slack/state/world.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { logOf } from '../shared/log-of.ts';
import { manifestOver } from './running-bot.ts';

const KEY = deliveryKey('k7m2pq' as SubscriptionId, new Date('2026-11-23T00:00:00Z'));
const SINCE = new Date(Date.now() - 60_000);
const SOON = Date.now() + 60 * 60_000;
const place: ChannelRef = { platform: 'slack', server: 'T1', channel: 'C1' };
const { signal } = new AbortController();

/** A digest as it is posted. */
const digest = digestReply();

type How = {
  readonly url?: string;
  readonly timeout?: number;
  /** Waits end at once, instead of never. */
  readonly isPatient?: boolean;
};

/** The way to the channels of a Slack, and what was told on it. */
function deliverer(
  slack: SlackPeer,
  { url = slack.url, timeout = 20_000, isPatient = false }: How = {},
) {
  const told: string[] = [];
  const logged: string[] = [];
  const client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logLevel: webApi.LogLevel.ERROR,
  });
  const publisher = slackPublisher({
    shareBudget: (_, perSecond) => ({ isShared: false, perSecond: () => perSecond }),
    client,
    ...{ team: place.server, workspaceUrl: 'https://north.slack.com/' },
    log: logOf(logged),
    wait(ms, ending) {
      told.push(`wait ${ms > 1000 ? 'long' : 'short'}`);
      if (isPatient) return setTimeout(Math.min(ms, 1500), undefined, { signal: ending });
      return new Promise((_, stop) => ending.addEventListener('abort', () => stop(ending.reason)));
    },
    onLimit: () => told.push('limit'),
  });
  const at = ({ id: channel }: Channel) => ({ ...place, channel });
  return {
    told,
    logged,
    post: (channel: Channel) => publisher.post(KEY, at(channel), digest, signal),
    find: (channel: Channel, key: DeliveryKey = KEY, since = SINCE, before = SOON) =>
      publisher.find(key, at(channel), { since, before }, signal),
    publisher,
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
  const { general } = slack.fixtures;
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

test('a digest leads to the page of its brief, where there is one', async ({ slack }) => {
  const { publisher } = deliverer(slack);
  const { general } = slack.fixtures;
  const linked = digestReply('en', 'https://briefs.example');
  await publisher.post(KEY, { ...place, channel: general.id }, linked, signal);
  const [message] = messagesIn(slack, general);
  expect(JSON.stringify(message?.api)).toContain(
    `<https://briefs.example/b/${linked.topic}|Open as a page>`,
  );
});

test('a digest whose answer was lost is found, behind many others, in a private channel too', async ({
  slack,
}) => {
  for (const channel of [slack.fixtures.general, slack.fixtures.secret]) {
    const { post, find } = deliverer(slack, { isPatient: true });
    slack.faults.drop('chat.postMessage', { accepted: true });
    expect((await post(channel)).kind).toBe('unknown');
    for (let i = 0; i < 250; i++) slack.say(slack.fixtures.ann, channel, `word ${i}`);
    expect(await find(channel)).toMatchObject({ kind: 'found' });
    expect(messagesIn(slack, channel).filter(({ api }) => api.metadata).length).toBe(1);
  }
});

test('a digest that did not arrive is absent; in a flood of words the search goes on later', async ({
  slack,
}) => {
  const { general } = slack.fixtures;
  const { post, find } = deliverer(slack, { isPatient: true });
  slack.faults.drop('chat.postMessage');
  expect((await post(general)).kind).toBe('unknown');
  expect(await find(general)).toEqual({ kind: 'absent' });
  for (let i = 0; i < 600; i++) slack.say(slack.fixtures.ann, general, `word ${i}`);
  const first = await find(general);
  expect(first).toMatchObject({ kind: 'later', retryAfter: 0, before: expect.any(Number) });
  const { before } = first as { before: number };
  expect(await find(general, KEY, SINCE, before)).toEqual({ kind: 'absent' });
  // What is older than the post need not be read.
  const later = new Date(Date.now() + 2 * 60 * 60 * 1000);
  expect(await find(general, KEY, later)).toEqual({ kind: 'absent' });
});

test.for([
  ['channel_not_found', 'channel-gone'],
  ['not_in_channel', 'no-access'],
  ['is_archived', 'archived'],
  ['restricted_action_thread_only_channel', 'wrong-kind'],
  ['restricted_action_non_threadable_channel', 'wrong-kind'],
] as const)('%s is permanent: %s', async ([error, pauseReason], { slack }) => {
  const { post, find, publisher } = deliverer(slack);
  const { general } = slack.fixtures;
  slack.faults.refuse('chat.postMessage', error);
  expect(await post(general)).toEqual({ kind: 'permanent', pauseReason, reason: error });
  expect(messagesIn(slack, general)).toEqual([]);
  slack.faults.refuse('conversations.history', error);
  expect(await find(general)).toEqual({ kind: 'unknowable', reason: error });
  slack.faults.refuse('conversations.info', error);
  expect(await publisher.resolveChannel(general.id)).toBeNull();
});

test.for(['account_inactive', 'token_revoked', 'invalid_auth'] as const)(
  '%s is about the bot as a whole: the digest waits, also for another token',
  async (error, { slack }) => {
    const { post, find, publisher } = deliverer(slack);
    const { general } = slack.fixtures;
    slack.faults.refuse('chat.postMessage', error);
    const passing = { kind: 'transient', retryAfter: null, reason: error };
    expect(await post(general)).toEqual(passing);
    slack.faults.refuse('conversations.history', error);
    expect(await find(general)).toEqual({ kind: 'later', retryAfter: null, reason: error });
    slack.faults.refuse('conversations.info', error);
    await expect(publisher.resolveChannel(general.id)).rejects.toThrow(error);
  },
);

test('a scope that the app lacks pauses nobody: its operator is told once', async ({ slack }) => {
  const { post, logged, publisher } = deliverer(slack);
  const { general } = slack.fixtures;
  slack.grant(['commands']);
  for (let n = 0; n < 2; n++) {
    expect(await post(general)).toMatchObject({ kind: 'transient', reason: 'missing_scope' });
  }
  await expect(publisher.resolveChannel(general.id)).rejects.toThrow('missing_scope');
  expect(logged).toEqual([expect.stringMatching(/^Slack .*lacks a scope.*install the app again/)]);
});

test('channels that are gone, left, archived or unknown say so themselves', async ({ slack }) => {
  const { post } = deliverer(slack);
  const { elsewhere, hidden, archived, random } = slack.fixtures;
  slack.world.channels.delete(random.id);
  expect(await post(elsewhere)).toMatchObject({ pauseReason: 'no-access' });
  expect(await post(hidden)).toMatchObject({ pauseReason: 'channel-gone' });
  expect(await post(archived)).toMatchObject({ pauseReason: 'archived' });
  expect(await post(random)).toMatchObject({ pauseReason: 'channel-gone' });
});

test('too many requests: certainly not posted, and all wait as long as Slack says', async ({
  slack,
}) => {
  const { post, find, told, publisher } = deliverer(slack);
  const { general, random } = slack.fixtures;
  slack.faults.rateLimit('chat.postMessage', { retryAfter: 30 });
  expect(await post(general)).toMatchObject({ kind: 'transient', retryAfter: 30_000 });
  expect(told).toEqual(['limit']);
  const ending = new AbortController();
  const turn = publisher.turn({ ...place, channel: random.id }, ending.signal);
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
  expect(await post(slack.fixtures.general)).toEqual({ kind: 'transient', ...nobody });
  expect(await find(slack.fixtures.general)).toEqual({ kind: 'later', ...nobody });
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
  expect(await post(slack.fixtures.general)).toEqual({ kind: 'unknown', reason });
  expect(await find(slack.fixtures.general)).toMatchObject({ kind: 'found' });
});

const TAKEN = { accepted: true } as const;
const refused = (slack: SlackPeer, error: string) =>
  slack.faults.refuse('chat.postMessage', error, TAKEN);

test('no answer in time, and a connection that breaks, leave it open', async ({ slack }) => {
  const { general } = slack.fixtures;
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
    expect(await post(slack.fixtures.general)).toEqual({ kind: 'rejected', reason: error });
  }
});

test('a channel that the environment names belongs to the workspace, if the bot sees it', async ({
  slack,
}) => {
  const { publisher } = deliverer(slack);
  const { general, hidden } = slack.fixtures;
  const found = await publisher.resolveChannel(general.id);
  expect(found).toEqual({ ...place, channel: general.id });
  expect(await publisher.resolveChannel(hidden.id)).toBeNull();
  slack.faults.fail('conversations.info', 503);
  await expect(publisher.resolveChannel(general.id)).rejects.toThrow();
});

test('after the signal nothing is sent', async ({ slack }) => {
  const { publisher } = deliverer(slack);
  const to = { ...place, channel: slack.fixtures.general.id };
  await expect(publisher.post(KEY, to, digest, AbortSignal.abort())).rejects.toThrow();
  expect(messagesIn(slack, slack.fixtures.general)).toEqual([]);
});

test('who set a digest up is written to directly', async ({ slack }) => {
  const { publisher } = deliverer(slack);
  await publisher.notify(slack.fixtures.ann.id, digest, signal);
  const [stored] = slack.world.messages.values();
  expect(stored?.channel.kind).toBe('im');
  expect(stored?.channel.members.has(slack.fixtures.ann.id)).toBe(true);
  slack.faults.refuse('chat.postMessage', 'user_not_found');
  await expect(publisher.notify('U0', digest, signal)).rejects.toThrow('user_not_found');
});

const EDGE_PAGE = '<!doctype html><title>Just a moment</title><p>Please enable cookies.</p>';

test.for([
  ['a page with 403', { status: 403, body: EDGE_PAGE }, 'unknown'],
  ['a page with 404', { status: 404, body: '404 page not found\n' }, 'transient'],
  ['a page with 502', { status: 502, body: EDGE_PAGE }, 'unknown'],
  ['a page with 200', { status: 200, body: EDGE_PAGE }, 'unknown'],
  ['JSON of something else', { status: 200, body: { status: 'blocked' } }, 'unknown'],
  ['JSON that says no more than ok', { status: 200, body: { ok: true } }, 'unknown'],
  ['JSON that is a list', { status: 200, body: [] }, 'unknown'],
  ['JSON that is nothing', { status: 200, body: 'null', contentType: 'text/json' }, 'unknown'],
  ['an error that is no code', { status: 200, body: { ok: false, error: 'Not OK' } }, 'unknown'],
] as const)('%s in the place of Slack pauses nothing', async ([, foreign, kind], { slack }) => {
  const { post, find, publisher, told } = deliverer(slack, { isPatient: true });
  const { general, ann } = slack.fixtures;
  slack.faults.answer('chat.postMessage', foreign);
  const posted = await post(general);
  expect(posted.kind).toBe(kind);
  expect(JSON.stringify(posted)).not.toMatch(/cookies|page not found/);
  slack.faults.answer('conversations.history', foreign);
  expect(await find(general)).toMatchObject({ kind: 'later' });
  expect(await find(general)).toEqual({ kind: 'absent' });
  slack.faults.answer('conversations.info', foreign);
  await expect(publisher.resolveChannel(general.id)).rejects.toThrow();
  slack.faults.answer('chat.postMessage', foreign);
  await publisher.notify(ann.id, digest, signal);
  expect([...slack.world.messages.values()].map(({ channel }) => channel.kind)).toEqual(['im']);
  expect(told).not.toContain('revoked');
});

test('a code that nobody knows is looked for, and told once', async ({ slack }) => {
  const { post, find, logged } = deliverer(slack);
  const { general } = slack.fixtures;
  for (let n = 0; n < 2; n++) {
    slack.faults.refuse('chat.postMessage', 'flux_capacitor_empty');
    expect(await post(general)).toEqual({ kind: 'unknown', reason: 'flux_capacitor_empty' });
  }
  slack.faults.refuse('conversations.history', 'flux_capacitor_empty');
  expect(await find(general)).toMatchObject({ kind: 'later' });
  expect(logged).toEqual([expect.stringMatching(/flux_capacitor_empty.*please report/)]);
});

test('after Slack asks for fewer looks, nobody looks until then', async ({ slack }) => {
  const { find, told } = deliverer(slack, { isPatient: true });
  const { general, random } = slack.fixtures;
  const looks = () =>
    slack.requests.entries.filter(({ target }) => target === 'conversations.history');
  slack.faults.rateLimit('conversations.history', { retryAfter: 60 });
  expect(await find(general)).toEqual({
    ...{ kind: 'later', retryAfter: 60_000, reason: 'rate limited' },
  });
  for (const channel of [general, random]) {
    const found = await find(channel);
    expect(found.kind).toBe('later');
    const { retryAfter } = found as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(50_000);
    expect(retryAfter).toBeLessThanOrEqual(60_000);
  }
  expect(looks()).toHaveLength(1);
  expect(told).toEqual(['limit']);
});

test('with one list of 15 messages at a time the search ends, whichever copy goes on', async ({
  slack,
}) => {
  const { general } = slack.fixtures;
  slack.faults.drop('chat.postMessage', { accepted: true });
  expect((await deliverer(slack).post(general)).kind).toBe('unknown');
  for (let i = 0; i < 40; i++) slack.say(slack.fixtures.ann, general, `word ${i}`);
  Object.assign(slack.limits, { mostListed: 15, looksPerMinute: 1 });
  const search = async (key: DeliveryKey) => {
    const looks: Found[] = [];
    for (let before = SOON; ; ) {
      slack.limits.minutePasses();
      const found = await deliverer(slack, { isPatient: true }).find(general, key, SINCE, before);
      looks.push(found);
      if (found.kind !== 'later') return looks;
      expect(found.before).toBeLessThan(before);
      before = found.before ?? before;
    }
  };
  const other = deliveryKey('another' as SubscriptionId, new Date());
  for (const [key, kind] of [
    [KEY, 'found'],
    [other, 'absent'],
  ] as const) {
    const looks = await search(key);
    expect(looks.map((one) => one.kind)).toEqual(['later', 'later', kind]);
  }
  const asked = slack.requests.entries.filter(({ target }) => target === 'conversations.history');
  expect(asked.every(({ args }) => 'oldest' in args && 'latest' in args)).toBe(true);
});

test('a short wait for a look is waited for', async ({ slack }) => {
  const { find, told } = deliverer(slack, { isPatient: true });
  slack.faults.rateLimit('conversations.history', { retryAfter: 1 });
  expect(await find(slack.fixtures.general)).toMatchObject({ kind: 'later', retryAfter: 1000 });
  expect(await find(slack.fixtures.general)).toEqual({ kind: 'absent' });
  expect(told).toEqual(['limit', expect.stringMatching(/^wait/)]);
});

test('twenty doubtful digests after an outage take a turn for each request', async ({ slack }) => {
  const { publisher } = deliverer(slack, { isPatient: true });
  slack.limits.looksPerSecond = 6; // the pace is 5
  const channels = Array.from({ length: 20 }, (_, n) => addChannel(slack.world, `many-${n}`));
  // In some of them two lists have to be read.
  for (const channel of channels.slice(0, 6)) {
    for (let i = 0; i < 120; i++) slack.say(slack.fixtures.ann, channel, `word ${i}`);
  }
  const looks = channels.map(async ({ id: channel }) => {
    const at = { ...place, channel };
    const end = await publisher.turn(at, signal);
    return publisher.find(KEY, at, { since: SINCE, before: SOON }, signal).finally(end);
  });
  for (const found of await Promise.all(looks)) expect(found).toEqual({ kind: 'absent' });
  const asked = slack.requests.entries.filter(({ target }) => target === 'conversations.history');
  expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 26 }, () => 200));
});
