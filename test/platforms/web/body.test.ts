import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { createCommandService } from '../../../src/commands/command-service.ts';
import { loadLibrary } from '../../../src/library/loading/load.ts';
import { Health } from '../../../src/observability/health.ts';
import { createLog } from '../../../src/observability/log.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import { bodyReader } from '../../../src/platforms/web/body.ts';
import { HttpListener } from '../../../src/platforms/web/http-listener.ts';
import { WebServer } from '../../../src/platforms/web/server.ts';
import { pour } from '../../support/pour.ts';
import { opened } from '../../support/stores.ts';

const MB = 1024 * 1024;
const { library } = await loadLibrary('briefs');

/** A web server on which something is mounted that gives back how long the body was. */
async function served(): Promise<string> {
  if (!library) throw new Error('the briefs of the project have faults');
  const now = () => new Date();
  const web = new WebServer(
    { host: '127.0.0.1', port: 0 },
    {
      commandService: createCommandService({ library: () => library, now, onMiss() {} }),
      ratings: { addRating: async () => {} },
      previews: PREVIEWS,
      pictures: NO_PICTURES,
      health: new Health(),
      store: opened('file::memory:'),
      now,
    },
    createLog('silent'),
    { '/hook': async ({ body }) => new Response(String(body.length)) },
  );
  await web.start();
  onTestFinished(() => web.close());
  return web.url;
}

test.each([
  ['/hook', MB, MB],
  ['/api/command', 64 * 1024, 64 * 1024],
])('%s takes chunks up to its limit, and refuses what is longer with 413', async (path, limit) => {
  const url = (await served()) + path;
  expect((await pour(url, limit)).status).not.toBe(413);
  expect(await pour(url, limit + 1)).toMatchObject({ status: 413 });
  expect(await pour(url, 3 * MB)).toMatchObject({ status: 413, sent: 3 * MB });
  expect(await pour(url, 80 * MB)).toMatchObject({
    status: 413,
    text: expect.stringContaining(`${limit / 1024} kB`),
  });
});

test('a body that says how long it is gets 413 at once', async () => {
  const { port } = new URL(await served());
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(`POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${400 * MB}\r\n\r\n`);
  const answer = await new Promise((resolve) => socket.once('data', (data) => resolve(`${data}`)));
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('an endless body gets its answer while it is still being sent, and the next request too', async () => {
  const { port } = new URL(await served());
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  socket.write('POST /hook HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n');
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  while (!heard.includes('413')) {
    await new Promise((resolve) => socket.write(chunk, resolve));
  }
  socket.write('0\r\n\r\nPOST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc');
  await expect.poll(() => heard).toMatch(/HTTP\/1\.1 200 [\s\S]*\r\n3$/);
});

test('many long bodies at once are not all held: some wait their turn', async () => {
  const { port } = new URL(await served());
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => {}); // a late refusal
      onTestFinished(() => void socket.destroy());
      socket.write(`POST /hook HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${MB}\r\n\r\n`);
      socket.write('x'.repeat(MB - 1));
      return { socket };
    }),
  );
  const answers: string[] = [];
  for (const { socket } of statuses) socket.on('data', (data) => answers.push(`${data}`));
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  expect(answers.join()).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 10/i);
  for (const { socket } of statuses) socket.write('x');
  await expect.poll(() => answers.length).toBe(40);
  expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 200')).length).toBeGreaterThan(30);
});

test('long bodies that end together are looked at one in a turn of the event loop', async () => {
  const size = 100 * 1024;
  const arrived: Socket[] = [];
  let inTurn = 0;
  let most = 0;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use((c, next) => {
    arrived.push(c.env.incoming.socket);
    return next();
  });
  app.post('/', bodyReader().within(MB), (c) => {
    most = Math.max(most, ++inTurn);
    setImmediate(() => {
      inTurn = 0;
    });
    return c.text('read');
  });
  const listener = new HttpListener({ host: '127.0.0.1', port: 0 }, app as unknown as Hono);
  await listener.start();
  onTestFinished(() => listener.close());
  const sockets = Array.from({ length: 20 }, () => {
    const socket = connect(Number(new URL(listener.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${size}\r\n\r\n`);
    socket.write('x'.repeat(size - 1));
    return socket;
  });
  const read = () => arrived.filter(({ bytesRead }) => bytesRead > size).length;
  await expect.poll(read).toBe(sockets.length);
  const answers = sockets.map((socket) => once(socket, 'data'));
  for (const socket of sockets) socket.write('x');
  for (const answer of answers) expect(`${await answer}`).toMatch(/^HTTP\/1\.1 200 /);
  expect(most).toBeLessThanOrEqual(2); // the next one's turn may begin before `inTurn` is reset
});

test.each(['/', '/hook', '/api/command'])(
  'TRACE %s, which no request of fetch can be, is refused as no fault of the bot',
  async (path) => {
    const url = (await served()) + path;
    const status = await new Promise((resolve, reject) =>
      request(url, { method: 'TRACE' }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end(),
    );
    expect(status).toBe(405);
  },
);
