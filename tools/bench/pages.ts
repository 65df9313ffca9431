import { subscribe } from 'node:diagnostics_channel';
import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { createCommandService } from '../../src/commands/command-service.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { Health } from '../../src/observability/health.ts';
import { PREVIEWS } from '../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../src/platforms/shared/pictures/index.ts';
import { WebServer } from '../../src/platforms/web/server.ts';
import { openStore } from '../../src/store/store.ts';
import { quantile } from './stats.ts';
import { takeTurns } from './take-turns.ts';

const PATH = '/b/usfj';
const ROUNDS = 7;
const RUNS = 1000;
const TARGET = 1.3;

/** A server, and how long (ms) it took from each request to the end of its response. */
type Measured = { readonly port: number; readonly times: number[] };

/**
 * The public page of a brief, against a bare application of the same framework that answers a constant of the same size:
 * from a request's arrival to the end of its response. As text, the bare one sends the same text as HTML, and no more
 * headers than that needs; compressed, which it does not do by itself, the bytes and headers that the bot sends.
 */
export async function publicPage(): Promise<void> {
  const own = measured(await ownPort());
  for (const encoding of ['identity', 'gzip']) {
    const page = await read(own.port, encoding);
    const bare = measured(await barePort(page));
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const what = `${PATH}, ${encoding}, ${page.body.length} bytes`;
      await takeTurns(what, RUNS, own, bare, async ({ port }) => {
        await read(port, encoding);
      });
      ratios.push(quantile(own.times, 0.5) / quantile(bare.times, 0.5));
    }
    const [least, median, most] = [0, 0.5, 1].map((share) => quantile(ratios, share).toFixed(2));
    process.stdout.write(
      `  ${encoding}: median ratio of ${ROUNDS} rounds ${median} (${least} – ${most}), target ${TARGET}\n`,
    );
  }
}

/** The bot's web server, as it is where anybody may read the pages. */
async function ownPort(): Promise<number> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  const now = () => new Date();
  const web = new WebServer(
    { host: '127.0.0.1', port: 0, isPublic: true },
    {
      commandService: createCommandService({ library: () => library, now, onMiss: () => {} }),
      ratings: { addRating: async () => {} },
      previews: PREVIEWS,
      health: new Health(),
      store: openStore('file::memory:'),
      now,
      pictures: NO_PICTURES,
    },
    pino({ level: 'silent' }),
  );
  await web.start();
  return Number(new URL(web.url).port);
}

type Page = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

/** A server that answers everybody with a page. */
function barePort({ body, headers }: Page): Promise<number> {
  const app = new Hono();
  if (headers['content-encoding']) {
    const bytes = new Uint8Array(body);
    app.get(PATH, (c) => c.body(bytes, 200, headers));
  } else {
    const text = body.toString();
    app.get(PATH, (c) => c.html(text));
  }
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () =>
      resolve(((server as Server).address() as AddressInfo).port),
    );
  });
}

function measured(port: number): Measured {
  const times: number[] = [];
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.socket.localPort !== port) return;
    const arrived = performance.now();
    response.once('finish', () => times.push(performance.now() - arrived));
  });
  return { port, times };
}

const agent = new Agent({ keepAlive: true });

function read(port: number, encoding: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': encoding };
    request({ host: '127.0.0.1', port, path: PATH, headers, agent }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      if (response.statusCode !== 200) reject(new Error(`${PATH} answered ${response.statusCode}`));
      else resolve({ body: Buffer.concat(chunks), headers: constantOf(response.headers) });
    })
      .on('error', reject)
      .end();
  });
}

/** The headers of an answer but those that Node adds to each. */
function constantOf(headers: IncomingHttpHeaders): Record<string, string> {
  const { date: _, connection: __, 'keep-alive': ___, 'content-length': ____, ...own } = headers;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
}
