import { webApi } from '@slack/bolt';
import { expect, type Peer, test } from './bare-app.ts';

type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body };
type Body = { readonly ok: boolean; readonly error?: string; readonly message_ts?: string };

/** A call as it goes over the line. */
async function call(
  slack: Peer,
  method: string,
  args: object = {},
  token: string | null = slack.botToken,
): Promise<Answer> {
  const answer = await fetch(`${slack.url}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}

const client = ({ url, botToken }: Peer, options: webApi.WebClientOptions = {}) =>
  new webApi.WebClient(botToken, {
    slackApiUrl: url,
    logLevel: webApi.LogLevel.ERROR,
    retryConfig: { retries: 0 },
    ...options,
  });

const texts = ({ world }: Peer) => [...world.messages.values()].map(({ api }) => api.text);

test('only the right token of the right kind is let in', async ({ slack }) => {
  const error = async (method: string, token: string | null) =>
    (await call(slack, method, {}, token)).body.error;
  expect(await error('auth.test', null)).toBe('not_authed');
  expect(await error('auth.test', 'xoxb-of-nobody')).toBe('invalid_auth');
  expect(await error('auth.test', slack.appToken)).toBe('not_allowed_token_type');
  expect(await error('apps.connections.open', slack.botToken)).toBe('not_allowed_token_type');
  expect(await error('auth.test', slack.botToken)).toBeUndefined();
  slack.revoke();
  expect(await error('auth.test', slack.botToken)).toBe('token_revoked');
  slack.revoke('account_inactive');
  expect(await error('apps.connections.open', slack.appToken)).toBe('account_inactive');
});

const SCOPES: Record<string, readonly [args: (slack: Peer) => object, needed: string]> = {
  'chat.postMessage': [
    ({ fixtures }) => ({ channel: fixtures.general.id, text: 'x' }),
    'chat:write',
  ],
  'users.info': [({ fixtures }) => ({ user: fixtures.ann.id }), 'users:read'],
  'users.conversations': [({ fixtures }) => ({ user: fixtures.ann.id }), 'channels:read'],
  'conversations.info': [({ fixtures }) => ({ channel: fixtures.secret.id }), 'groups:read'],
  'conversations.history': [
    ({ fixtures }) => ({ channel: fixtures.general.id }),
    'channels:history',
  ],
  'conversations.open': [({ fixtures }) => ({ users: fixtures.ann.id }), 'im:write'],
  'assistant.threads.setSuggestedPrompts': [
    ({ fixtures }) => ({
      channel_id: fixtures.general.id,
      prompts: [{ title: 'a', message: 'b' }],
    }),
    'assistant:write',
  ],
};

test.for(Object.entries(SCOPES))(
  '%s needs its scope',
  async ([name, [args, needed]], { slack }) => {
    expect((await call(slack, name, args(slack))).body).toMatchObject({ ok: true });
    slack.grant(['commands']);
    const refused = await call(slack, name, args(slack));
    expect(refused.body).toMatchObject({
      ok: false,
      error: 'missing_scope',
      needed,
      provided: 'commands',
    });
    expect(refused.headers.get('x-oauth-scopes')).toBe('commands');
  },
);

test('arguments come as a form, too, as the real client sends them', async ({ slack }) => {
  const { general } = slack.fixtures;
  const metadata = { event_type: 'digest', event_payload: { slot: '7' } };
  const blocks = [
    { type: 'header' as const, text: { type: 'plain_text' as const, text: '見出し' } },
  ];
  const web = client(slack);
  const posted = await web.chat.postMessage({ channel: general.id, text: 'x', blocks, metadata });
  expect(posted.message).toMatchObject({ text: 'x', blocks, bot_id: slack.world.botId });
  const history = (more: object) => web.conversations.history({ channel: general.id, ...more });
  expect((await history({ include_all_metadata: true })).messages).toMatchObject([{ metadata }]);
  expect((await history({})).messages?.[0]).not.toHaveProperty('metadata');
  const { user } = await web.users.info({ user: slack.fixtures.ken.id, include_locale: true });
  expect(user).toMatchObject({ name: 'ken', locale: 'ja-JP' });
});

test('what the app cannot reach is refused as Slack refuses it', async ({ slack }) => {
  const { general, elsewhere, hidden, archived, ann } = slack.fixtures;
  const error = async (channel: string, method = 'chat.postMessage', more: object = {}) =>
    (await call(slack, method, { channel, text: 'x', ...more })).body.error;
  expect(await error('C-of-nobody')).toBe('channel_not_found');
  expect(await error(hidden.id)).toBe('channel_not_found');
  expect(await error(elsewhere.id)).toBe('not_in_channel');
  expect(await error(archived.id)).toBe('is_archived');
  expect(await error(ann.id)).toBeUndefined();
  expect(await error(general.id, 'chat.postEphemeral', { user: 'U-of-nobody' })).toBe(
    'user_not_in_channel',
  );
  expect(await error(general.id, 'chat.update', { ts: '1.000000' })).toBe('message_not_found');
  const { message } = slack.say(ann, general, 'mine');
  expect(await error(general.id, 'chat.update', { ts: message.ts })).toBe('cant_update_message');
  expect(await error(general.id, 'chat.delete', { ts: message.ts })).toBe('cant_delete_message');
  const ephemeral = await call(slack, 'chat.postEphemeral', {
    channel: general.id,
    user: ann.id,
    text: 'x',
  });
  const ts = ephemeral.body.message_ts;
  expect(await error(general.id, 'chat.update', { ts })).toBe('message_not_found');
});

test('a body that Slack would not take is answered and kept', async ({ slack }) => {
  const { general } = slack.fixtures;
  const post = async (more: object) =>
    (await call(slack, 'chat.postMessage', { channel: general.id, ...more })).body;
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  expect(await post({ text: 'x', blocks })).toMatchObject({
    error: 'invalid_blocks',
    response_metadata: {
      messages: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')],
    },
  });
  expect(await post({})).toMatchObject({ error: 'no_text' });
  const markdown = [{ type: 'markdown', text: 'x'.repeat(11_999) }];
  const long = { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(1_500) } };
  expect(await post({ text: 'x', blocks: [...markdown, long] })).toMatchObject({
    error: 'msg_blocks_too_long',
  });
  expect(await post({ text: 'x', channel: undefined })).toMatchObject({
    error: 'invalid_arguments',
  });
  expect(slack.world.messages.size).toBe(0);
  expect(slack.violations.splice(0)).toHaveLength(4);
  expect(await post({ text: 'a & b' })).toMatchObject({ ok: true });
  expect(await post({ text: 'x', thread_ts: '1.000000' })).toMatchObject({ ok: true });
  expect(slack.violations.splice(0).flatMap(({ problems }) => problems)).toEqual([
    'text: & is not escaped',
    'thread_ts: no message has it',
  ]);
  expect(await post({ text: '<!here>' })).toMatchObject({ ok: true });
  expect(slack.pings.splice(0)).toHaveLength(1);
});

test('a method that is not spoken, and a body that is no JSON', async ({ slack }) => {
  expect((await call(slack, 'frob.it')).body).toMatchObject({ error: 'unknown_method' });
  const headers = {
    authorization: `Bearer ${slack.botToken}`,
    'content-type': 'application/json',
  };
  const broken = await fetch(`${slack.url}auth.test`, { method: 'POST', headers, body: '{' });
  expect(await broken.json()).toMatchObject({ error: 'invalid_json' });
  expect(slack.violations.splice(0)).toHaveLength(2);
});

test('a thread, its parent and its pages', async ({ slack }) => {
  const { ann, general } = slack.fixtures;
  const web = client(slack);
  const { message } = slack.say(ann, general, 'first');
  const thread = { channel: general.id, thread_ts: message.ts };
  for (const text of ['a', 'b', 'c']) await web.chat.postMessage({ ...thread, text });
  const { messages } = await web.conversations.history({ channel: general.id });
  expect(messages).toMatchObject([{ text: 'first', reply_count: 3 }]);
  const pages: (string | undefined)[][] = [];
  const asked = { channel: general.id, ts: message.ts, limit: 3 };
  for await (const page of web.paginate('conversations.replies', asked)) {
    const { messages: found } = page as webApi.ConversationsRepliesResponse;
    pages.push((found ?? []).map(({ text }) => text));
  }
  expect(pages).toEqual([['first', 'a', 'b'], ['c']]);
});

test('channels that the app may see', async ({ slack }) => {
  const web = client(slack);
  const list = async (types: string, exclude_archived = false) =>
    (await web.conversations.list({ types, exclude_archived })).channels?.map(({ name }) => name);
  expect(await list('public_channel')).toEqual(['general', 'random', 'elsewhere', 'archived']);
  expect(await list('public_channel,private_channel', true)).toEqual([
    'general',
    'random',
    'secret',
    'elsewhere',
  ]);
  const { channel } = await web.conversations.open({ users: slack.fixtures.ann.id });
  expect(slack.world.channels.get(channel?.id ?? '')).toMatchObject({ kind: 'im' });
  const { members } = await web.conversations.members({ channel: slack.fixtures.general.id });
  expect(members).toContain(slack.world.bot.id);
});

test('channels that a person is in, as far as the app may see them', async ({ slack }) => {
  const web = client(slack);
  const { ann, general, random } = slack.fixtures;
  random.members.delete(ann.id);
  const list = async (more: object) =>
    (await web.users.conversations(more)).channels?.map(({ name }) => name);
  const types = 'public_channel,private_channel';
  const user = ann.id;
  expect(await list({ user, types })).toEqual(['general', 'secret', 'elsewhere', 'archived']);
  expect(await list({ user, exclude_archived: true })).toEqual(['general', 'elsewhere']);
  expect(await list({})).toEqual(['general', 'random', 'archived']);
  expect(await list({ user, limit: 1 })).toEqual([general.name]);
  await expect(list({ user: 'U-of-nobody' })).rejects.toThrow('user_not_found');
});

test('429 is waited for as told', async ({ slack }) => {
  const limited: number[] = [];
  const web = client(slack, { retryConfig: { retries: 1 } });
  web.on(webApi.WebClientEvent.RATE_LIMITED, (seconds: number) => limited.push(seconds));
  slack.faults.rateLimit('chat.postMessage');
  await web.chat.postMessage({ channel: slack.fixtures.general.id, text: 'hello' });
  expect(texts(slack)).toEqual(['hello']);
  expect(limited).toEqual([1]);
  expect(slack.requests.entries.map(({ status }) => status)).toEqual([429, 200]);
});

test('one message a second and channel, once that is switched on', async ({ slack }) => {
  const web = client(slack, { rejectRateLimitedCalls: true });
  slack.limits.messageEveryMs = 60_000;
  const post = ({ id }: { id: string }) => web.chat.postMessage({ channel: id, text: 'x' });
  await post(slack.fixtures.general);
  await post(slack.fixtures.random);
  await expect(post(slack.fixtures.general)).rejects.toMatchObject({ retryAfter: 60 });
});

test('a fault before the message is stored, and after', async ({ slack }) => {
  const web = client(slack);
  const post = (text: string) => web.chat.postMessage({ channel: slack.fixtures.general.id, text });
  slack.faults.drop('chat.postMessage');
  await expect(post('lost')).rejects.toThrow();
  slack.faults.drop('chat.postMessage', { accepted: true });
  await expect(post('unsure')).rejects.toThrow();
  slack.faults.fail('chat.postMessage', 503);
  await expect(post('refused')).rejects.toMatchObject({ statusCode: 503 });
  slack.faults.fail('chat.postMessage', 500, { accepted: true });
  await expect(post('broken')).rejects.toMatchObject({ statusCode: 500 });
  slack.faults.refuse('*', 'is_archived');
  await expect(post('late')).rejects.toMatchObject({ data: { error: 'is_archived' } });
  expect(texts(slack)).toEqual(['unsure', 'broken']);
});

test('an answer can be kept back, or come late', async ({ slack }) => {
  const web = client(slack);
  const post = (text: string) => web.chat.postMessage({ channel: slack.fixtures.general.id, text });
  const before = slack.faults.hold('chat.postMessage');
  const first = post('a');
  await before.arrived;
  expect(texts(slack)).toEqual([]);
  before.release();
  await first;
  const after = slack.faults.hold('chat.postMessage', { accepted: true });
  const second = post('b');
  await after.arrived;
  expect(texts(slack)).toEqual(['a', 'b']);
  after.release();
  await second;
  slack.faults.delay('chat.postMessage', 5);
  expect(await post('c')).toMatchObject({ ok: true });
});

test('who gives up waiting does not know what became of it', async ({ slack }) => {
  const hold = slack.faults.hold('chat.postMessage', { accepted: true });
  const web = client(slack, { timeout: 50 });
  const text = 'unsure';
  await expect(
    web.chat.postMessage({ channel: slack.fixtures.general.id, text }),
  ).rejects.toThrow();
  hold.release();
  expect(texts(slack)).toEqual(['unsure']);
});

test('the agent view has statuses until the answer, and titles', async ({ slack }) => {
  const web = client(slack);
  const said = slack.directMessage(slack.fixtures.ann, 'hello');
  const thread_ts = said.message.ts;
  const channel_id = said.message.channel;
  const loading_messages = ['reading'];
  await web.assistant.threads.setStatus({
    channel_id,
    thread_ts,
    status: 'works',
    loading_messages,
  });
  expect(await said.status()).toMatchObject({ status: 'works', loadingMessages: ['reading'] });
  await web.chat.postMessage({ channel: channel_id, thread_ts, text: 'done' });
  expect(await said.status(2)).toMatchObject({ status: '' });
  await web.assistant.threads.setTitle({ channel_id, thread_ts, title: 'Hello' });
  expect(await said.title()).toMatchObject({ title: 'Hello', threadTs: thread_ts });
  const lost = web.assistant.threads.setStatus({ channel_id, thread_ts: '1.000000', status: 'x' });
  await expect(lost).rejects.toMatchObject({ data: { error: 'invalid_thread_ts' } });
});

test('an edge answers in the place of Slack', async ({ slack }) => {
  const { general } = slack.fixtures;
  const post = () => client(slack).chat.postMessage({ channel: general.id, text: 'hello' });
  slack.faults.answer('chat.postMessage', { status: 403, body: '<html>Blocked</html>' });
  await expect(post()).rejects.toMatchObject({ statusCode: 403, body: '<html>Blocked</html>' });
  slack.faults.answer('chat.postMessage', { status: 200, body: '<html>Sign in</html>' });
  await expect(post()).rejects.toMatchObject({ data: { error: '<html>Sign in</html>' } });
  slack.faults.answer('chat.postMessage', { status: 503, body: { message: 'no upstream' } });
  await expect(post()).rejects.toMatchObject({ statusCode: 503 });
  expect(texts(slack)).toEqual([]);
  await post();
  expect(texts(slack)).toEqual(['hello']);
});
