import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bodyReader } from '../../../src/platforms/web/body.ts';
import { HttpListener } from '../../../src/platforms/web/http-listener.ts';
import { startProcess } from '../../support/bot-process.ts';

const MB = 1024 * 1024;
const CHUNK = `10000\r\n${'x'.repeat(0x10000)}\r\n`;

/** A connection, and what has come over it. */
function open(url: string): { socket: Socket; heard: () => string; closed: Promise<unknown> } {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('latin1');
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  socket.on('error', () => {}); // a reset may follow the answer
  onTestFinished(() => void socket.destroy());
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return { socket, heard: () => heard, closed };
}

/** The status of the answer to these bytes, and all of it. */
async function answerTo(url: string, bytes: string): Promise<{ status: number; text: string }> {
  const { socket, heard } = open(url);
  socket.write(bytes);
  await expect.poll(heard).toMatch(/\r\n\r\n/);
  const all = heard();
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(all)?.[1]), text: all };
}

const requestOf = (line: string, ...headers: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: localhost', ...headers].join('\r\n')}\r\n\r\n`;

/** A bot that serves Slack over HTTP, and its health on a port of its own. */
async function bot() {
  const running = startProcess({
    ...{
      HEALTH_PORT: '0',
      SLACK_BOT_TOKEN: 'xoxb-not-a-token',
      SLACK_API_URL: 'http://127.0.0.1:9',
    },
    SLACK_SIGNING_SECRET: '0'.repeat(32),
  });
  const page = await running.page();
  const line = await running.logged(/health: on http/);
  const [, port = ''] = /health: on http:\/\/[\d.]+:(\d+)/.exec(line) ?? [];
  return { running, page, health: `http://127.0.0.1:${port}` };
}

test('wrong methods, odd paths, false lengths and floods of headers each get their refusal', async () => {
  const { running, page, health } = await bot();
  const cases: [bytes: string, page: number, health: number][] = [
    [requestOf('DELETE /'), 405, 404],
    [requestOf('OPTIONS /'), 405, 404],
    [requestOf('TRACE /'), 405, 405],
    [requestOf('PUT /api/command', 'Content-Type: application/json'), 405, 404],
    [requestOf('GET /api/rating'), 405, 404],
    [requestOf('POST /healthz'), 405, 405],
    [requestOf('POST /metrics'), 405, 404],
    [requestOf('GET /slack/events'), 405, 404],
    [requestOf('CONNECT example.org:443'), 405, 405],
    [requestOf('BREW /'), 400, 400],
    [requestOf('GET *'), 400, 400],
    [requestOf('GET nothing'), 400, 400],
    [requestOf('GET /%00'), 404, 404],
    [requestOf('GET /..%2f..%2fpackage.json'), 404, 404],
    [requestOf('GET http://elsewhere.example/'), 421, 404],
    ['GET / HTTP/1.1\r\n\r\n', 400, 400],
    ['\x16\x03\x01\x02\x00\r\n\r\n', 400, 400],
    [requestOf('GET /healthz', `X: ${'y'.repeat(20_000)}`), 431, 431],
    [requestOf('GET /readyz', ...Array.from({ length: 5000 }, (_, n) => `X-${n}: y`)), 431, 431],
    [requestOf(`GET /${'x'.repeat(20_000)}`), 431, 431],
    [requestOf('POST /api/command', 'Content-Length: 5', 'Transfer-Encoding: chunked'), 400, 400],
    [requestOf('POST /api/command', 'Content-Length: -1'), 400, 400],
    [requestOf('POST /api/command', `Content-Length: ${10 * MB}`), 413, 413],
    [requestOf('POST /slack/events', `Content-Length: ${10 * MB}`), 413, 413],
    [requestOf('GET /healthz', `Content-Length: ${10 * MB}`), 413, 413],
    [requestOf('GET /', `Content-Length: ${10 * MB}`), 413, 413],
    [requestOf('POST /api/command', 'Expect: a-miracle', 'Content-Length: 0'), 417, 417],
  ];
  for (const [bytes, ofPage, ofHealth] of cases) {
    const shown = bytes.slice(0, 60);
    expect([shown, (await answerTo(page, bytes)).status]).toEqual([shown, ofPage]);
    expect([shown, (await answerTo(health, bytes)).status]).toEqual([shown, ofHealth]);
  }
  const { text } = await answerTo(
    page,
    requestOf('PATCH /api/topics', 'Content-Type: application/json'),
  );
  expect(text).toMatch(/^allow: GET, HEAD\r$/im);
  expect(running.lines.entries.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
});

test('the bot stays ready to answer among slow readers, endless bodies and floods', async () => {
  const { running, page, health } = await bot();
  const slow = Array.from({ length: 300 }, (_, n) => {
    const one = open(n % 2 ? page : health);
    one.socket.write(n % 3 ? 'GET / HTTP/1.1\r\nHost: loc' : requestOf('GET /').slice(0, -2));
    return one;
  });
  const endless = Array.from({ length: 30 }, (_, n) => {
    const one = open(page);
    const path = n % 2 ? '/slack/events' : '/api/command';
    one.socket.write(requestOf(`POST ${path}`, 'Transfer-Encoding: chunked'));
    const more = () => {
      while (!one.socket.destroyed && one.socket.write(CHUNK));
    };
    more();
    one.socket.on('drain', more);
    return one;
  });
  const unread = Array.from({ length: 50 }, () => {
    const one = open(page);
    one.socket.pause();
    for (let n = 0; n < 200; n++) one.socket.write(requestOf('GET /api/setup'));
    return one;
  });
  for (let n = 0; n < 20; n++) {
    for (const url of [page, health]) {
      const flood = open(url);
      flood.socket.write(requestOf('GET /', `X: ${'y'.repeat(60_000)}`));
      const alive = await fetch(`${url}/healthz`);
      expect(alive.status).toBe(200);
      const ready = await fetch(`${url}/readyz`);
      expect(await ready.json()).toEqual([{ part: 'slack', why: 'not connected' }]);
    }
  }
  for (const { heard } of endless) await expect.poll(heard).toMatch(/^HTTP\/1\.1 (?:413|503) /);
  for (const { socket } of [...slow, ...endless, ...unread]) socket.destroy();
  expect(await running.stop()).toBe(0);
});

describe('a client that takes its time', () => {
  const LIMITS = {
    headersTimeout: 300,
    requestTimeout: 600,
    connectionsCheckingInterval: 50,
    timeout: 1000,
    maxConnections: 3,
  };

  async function served(): Promise<string> {
    const app = new Hono();
    app.get('/', (c) => c.text('here'));
    app.get('/long', (c) => c.text('x'.repeat(64 * MB)));
    app.post('/', bodyReader().within(MB), (c) => c.text('here'));
    return listening(app);
  }

  async function listening(app: Hono): Promise<string> {
    const listener = new HttpListener({ host: '127.0.0.1', port: 0 }, app, LIMITS);
    await listener.start();
    onTestFinished(() => listener.close());
    return listener.url;
  }

  test.each([
    ['for its headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n'],
    ['for its body', requestOf('POST /', 'Content-Length: 5')],
    ['to say a word', 'G'],
  ])('%s is told so with 408, and cut off', async (_, bytes) => {
    const one = open(await served());
    one.socket.write(bytes);
    await one.closed;
    expect(one.heard()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  test('to read the answer is cut off', async () => {
    const one = open(await served());
    one.socket.pause();
    one.socket.write(requestOf('GET /long'));
    await expect.poll(() => one.socket.readableLength).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 2 * LIMITS.timeout));
    one.socket.resume();
    await one.closed;
    expect(one.heard().length).toBeLessThan(64 * MB);
  });

  test('to read, and sends far ahead meanwhile, is cut off; who sends a few ahead has all answers', async () => {
    const url = await served();
    const [few, many] = [open(url), open(url)];
    few.socket.write(requestOf('GET /').repeat(8));
    await expect.poll(() => few.heard().match(/here/g)?.length).toBe(8);
    few.socket.write(requestOf('GET /').repeat(8));
    await expect.poll(() => few.heard().match(/here/g)?.length).toBe(16);
    many.socket.write(requestOf('GET /').repeat(200));
    await many.closed;
    expect(many.heard().match(/here/g)?.length ?? 0).toBeLessThanOrEqual(8);
  });

  test('to read has its requests worked on one after the other', async () => {
    let working = 0;
    const app = new Hono();
    app.get('/', async (c) => {
      const atOnce = ++working;
      await new Promise((resolve) => setTimeout(resolve, 5));
      working--;
      return c.text(`${atOnce} at once`);
    });
    const url = await listening(app);
    const one = open(url);
    one.socket.write(requestOf('GET /').repeat(8));
    await expect.poll(() => one.heard().match(/1 at once/g)?.length).toBe(8);
  });

  test('is not let in beside too many others, and those go on', async () => {
    const url = await served();
    const idle = [open(url), open(url)];
    await Promise.all(idle.map(({ socket }) => once(socket, 'connect')));
    const last = open(url);
    last.socket.write(requestOf('GET /'));
    await expect.poll(last.heard).toContain('here');
    const tooMany = open(url);
    await tooMany.closed;
    expect(tooMany.heard()).toBe('');
    last.socket.write(requestOf('GET /'));
    await expect.poll(() => last.heard().match(/here/g)?.length).toBe(2);
  });
});
