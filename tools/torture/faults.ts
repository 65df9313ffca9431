import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './plan.ts';
import type { TestPlatforms } from './test-platforms.ts';

type Peers = Pick<TestPlatforms, 'discord' | 'slack'>;

const ON_DISCORD = {
  post: 'POST /channels/:channel/messages',
  find: 'GET /channels/:channel/messages',
} as const;
const ON_SLACK = { post: 'chat.postMessage', find: 'conversations.history' } as const;

/** Discord may ask to wait for a part of a second; Slack counts whole ones. */
const WAIT_S = { discord: 0.3, slack: 1 } as const;

/** Spoils the next answers as planned. */
export function spoil(peers: Peers, fault: Fault): void {
  const { accepted, times, kind, request, ms } = fault;
  if (fault.platform === 'slack') {
    const { faults } = peers.slack;
    const method = ON_SLACK[request];
    if (kind === 'late') faults.delay(method, ms, { times, accepted });
    if (kind === 'drop') faults.drop(method, { times, accepted });
    if (kind === 'fail') faults.fail(method, 502, { times, accepted });
    if (kind === 'doubt') faults.refuse(method, 'internal_error', { times, accepted });
    if (kind === 'limit' || kind === 'global-limit') {
      faults.rateLimit(method, { retryAfter: WAIT_S.slack });
    }
    if (kind === 'page' || kind === 'edge') faults.answer(method, { ...pageOf(fault), times });
    if (kind === 'unauthorized') faults.refuse(method, 'invalid_auth');
    if (kind === 'wrong-channel' && request === 'post') {
      faults.refuse(method, 'restricted_action_thread_only_channel');
    }
    return;
  }
  const { faults } = peers.discord;
  const route = ON_DISCORD[request];
  if (kind === 'drop') faults.drop(route, { times, accepted });
  if (kind === 'fail') faults.fail(route, 502, { times, accepted });
  if (kind === 'doubt') faults.fail(route, 500, { times, accepted });
  if (kind === 'limit') faults.rateLimit(route, { times, retryAfter: WAIT_S.discord });
  if (kind === 'global-limit') {
    faults.rateLimit(route, { retryAfter: WAIT_S.discord, global: true });
  }
  if (kind === 'page' || kind === 'edge') faults.answer(route, { ...pageOf(fault), times });
  if (kind === 'unauthorized') faults.answer(route, UNAUTHORIZED);
  if (kind === 'wrong-channel' && request === 'post') faults.answer(route, WRONG_CHANNEL);
  if (kind === 'late') {
    const { arrived, release } = faults.hold(route, { accepted });
    void arrived.then(() => delay(ms)).then(release);
  }
}

const json = (status: number, body: object) => ({
  ...{ status, body: JSON.stringify(body), contentType: 'application/json' },
});
const UNAUTHORIZED = json(401, { message: '401: Unauthorized', code: 0 });
const WRONG_CHANNEL = json(400, {
  message: 'Cannot send messages in a non-text channel',
  code: 50008,
});

/** What stands between a bot and a platform answers in its place. */
function pageOf({ kind, platform, ms }: Fault) {
  if (kind === 'edge' && platform === 'discord') {
    return json(403, { message: 'internal network error', code: 40333 });
  }
  const status = [403, 404, platform === 'slack' ? 200 : 502][ms % 3] ?? 403;
  const body = `<!doctype html><title>${status}</title><p>Try again later.`;
  return { status, body, contentType: 'text/html' };
}

/** Keeps the next post waiting for its answer. */
export const holdPost = ({ discord, slack }: Peers, on: Fault['platform'], accepted: boolean) =>
  on === 'discord'
    ? discord.faults.hold(ON_DISCORD.post, { accepted })
    : slack.faults.hold(ON_SLACK.post, { accepted });
