import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCommandService } from '../../../src/commands/command-service.ts';
import { Health } from '../../../src/observability/health.ts';
import { createLog } from '../../../src/observability/log.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import type { Answer } from '../../../src/platforms/web/conversation/answer.ts';
import { WebServer } from '../../../src/platforms/web/server.ts';
import { openFeedback } from '../../../src/store/feedback.ts';
import { shipped } from '../../support/libraries.ts';
import { opened } from '../../support/stores.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

async function served() {
  const store = opened('file::memory:');
  const counts = openFeedback(store);
  const now = () => new Date('2026-03-04T03:00:00Z');
  const commandService = createCommandService({ library: () => shipped, now, onMiss() {} });
  const parts = {
    commandService,
    ratings: counts,
    previews: PREVIEWS,
    pictures: NO_PICTURES,
    health: new Health(),
    store,
    now,
  };
  const web = new WebServer({ host: '127.0.0.1', port: 0 }, parts, createLog('silent'));
  await web.start();
  onTestFinished(() => web.close());
  return {
    ...{ commandService, counts, url: web.url },
    get: (path: string) => fetch(web.url + path),
    post: (path: string, body: object, headers: Record<string, string>) =>
      fetch(web.url + path, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}

describe('a request that changes something', () => {
  const VOTE = { facts: ['jjoc-established'], vote: 'up' };
  const POSTS: [string, object][] = [
    ['/api/rating', VOTE],
    ['/api/command', { command: 'help', options: {}, lang: 'en' }],
    ['/api/press', { platform: 'discord', id: 'b1|s0|brief|en|usfj' }],
  ];

  test.each(POSTS)('from the page itself is answered: %s', async (path, body) => {
    const { post, url } = await served();
    const https = url.replace('http:', 'https:'); // behind a proxy
    for (const headers of [
      {},
      { Origin: url },
      { Origin: https },
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://bot.example' },
      { 'Content-Type': 'application/json; charset=utf-8' },
    ]) {
      const { status } = await post(path, body, { ...JSON_TYPE, ...headers });
      expect(status, JSON.stringify(headers)).toBeLessThan(300);
    }
  });

  test.each(POSTS)(
    'that is no JSON is taken from programs, not from browsers: %s',
    async (path, body) => {
      const { post, url } = await served();
      const plain = { 'Content-Type': 'text/plain' };
      expect((await post(path, body, plain)).status).toBeLessThan(300);
      expect((await post(path, body, { ...plain, Origin: url })).status).toBe(415);
      const own = { ...plain, 'Sec-Fetch-Site': 'same-origin' };
      expect((await post(path, body, own)).status).toBe(415);
    },
  );

  test.each(POSTS)('from another site is refused: %s', async (path, body) => {
    const { post, url, counts } = await served();
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { Origin: url.replace(/\d+$/, '1') },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: url },
    ]) {
      const response = await post(path, body, { ...JSON_TYPE, ...headers });
      expect(response.status, JSON.stringify(headers)).toBe(403);
      expect(await response.json()).toHaveProperty('error');
    }
    expect(await counts.ratings()).toEqual([]);
  });
});

test('where there is nothing, nothing is to be had by POST either', async () => {
  const { post } = await served();
  expect((await post('/slack/events', {}, {})).status).toBe(404);
});

test('what a conversation is called cannot lead into one of another platform', async () => {
  const { commandService, post } = await served();
  const names = ['discord:11:22', 'slack:T1:C1:U1'];
  for (const conversation of names) {
    await commandService.handle('brief', { lang: 'en', options: { topic: 'jjoc' } }, conversation);
    const ask = { command: 'ask', options: { question: 'and when?' }, lang: 'en', conversation };
    const heard = (await (await post('/api/command', ask, JSON_TYPE)).json()) as Answer;
    expect(heard.topic).not.toBe('jjoc');
    const brief = { command: 'brief', options: { topic: 'usfj' }, lang: 'en', conversation };
    await post('/api/command', brief, JSON_TYPE);
    const options = { question: 'and when?' };
    const own = await commandService.handle('ask', { lang: 'en', options }, conversation);
    expect(own.topic).toBe('jjoc');
  }
});

describe('of the files of the page', () => {
  const files = readdirSync('src/platforms/web/page', {
    ...{ recursive: true, encoding: 'utf8', withFileTypes: true },
  })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative('src/platforms/web/page', join(parentPath, name)));

  test.each(['', ...files.filter((name) => /\.(?:js|css|svg|html)$/.test(name))])(
    '/%s is served',
    async (name) => expect((await (await served()).get(`/${name}`)).status).toBe(200),
  );

  test.each([
    ...files.filter((name) => !/\.(?:js|css|svg|html)$/.test(name)),
    'tsconfig%2Ejson',
    '%74sconfig.json',
    './tsconfig.json',
    '..%2fapi.ts',
    '..%2f..%2f..%2f..%2fpackage.json',
  ])('/%s is not', async (name) => {
    expect((await (await served()).get(`/${name}`)).status).toBe(404);
  });
});

test('a question that is being answered when the server ends still gets its answer', async () => {
  const store = opened('file::memory:');
  const now = () => new Date('2026-03-04T03:00:00Z');
  const service = createCommandService({ library: () => shipped, now, onMiss() {} });
  const [asked, answerable] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const commandService = {
    ...service,
    async handle(...args: Parameters<typeof service.handle>) {
      asked.resolve();
      await answerable.promise;
      return service.handle(...args);
    },
  };
  const parts = {
    commandService,
    ratings: openFeedback(store),
    previews: PREVIEWS,
    pictures: NO_PICTURES,
    health: new Health(),
    store,
    now,
  };
  const web = new WebServer({ host: '127.0.0.1', port: 0 }, parts, createLog('silent'));
  await web.start();
  const answer = fetch(`${web.url}/api/command`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ command: 'help', options: {}, lang: 'en' }),
  });
  await asked.promise;
  const closed = web.close();
  answerable.resolve();
  expect((await answer).status).toBe(200);
  await closed;
});
