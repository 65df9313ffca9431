import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { expect, test } from './visit.ts';

const VOTE = JSON.stringify({ facts: ['jjoc-established'], vote: 'up' });

/** Another site, under a name of this machine; gives its address. */
async function otherSite(name: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://${name}:${(server.address() as AddressInfo).port}`;
}

/**
 * What a page can do to vote in every way in which it can send something, for the browser: it gives what the page could
 * read of the answers.
 */
const ATTACK = `async ([url, body]) => {
  const ways = [
    { mode: 'no-cors' },
    { mode: 'no-cors', headers: { 'Content-Type': 'text/plain' } },
    { mode: 'cors', headers: { 'Content-Type': 'application/json' } },
    { mode: 'cors', credentials: 'include', headers: { 'Content-Type': 'text/plain' } },
  ];
  const read = ways.map((way) =>
    fetch(url, { method: 'POST', body, ...way }).then(({ status }) => status, () => 'refused'),
  );
  navigator.sendBeacon(url, body);
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: url, enctype: 'text/plain', target: 'frame' });
  const field = document.createElement('input');
  Object.assign(field, { name: body.slice(0, -1), value: '"}' });
  const frame = Object.assign(document.createElement('iframe'), { name: 'frame' });
  form.append(field);
  document.body.append(frame, form);
  const isSent = new Promise((resolve) => frame.addEventListener('load', resolve));
  form.submit();
  await isSent;
  return Promise.all(read);
}`;

test.for(['127.0.0.1', 'localhost', 'elsewhere.localhost'])(
  'a site on %s cannot vote through the browser of who has it open',
  async (name, { browser, bot }) => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(await otherSite(name));
    const call = JSON.stringify([`${bot.url}/api/rating`, VOTE]);
    const answers = await page.evaluate(`(${ATTACK})(${call})`);
    expect(answers).toEqual(Array(4).fill('refused'));
    expect(await bot.ratings()).toEqual([]);
  },
);

test('nor can one that turns its own name into an address of the bot (DNS rebinding)', async ({
  browser,
  bot,
}) => {
  // The browser takes every name below localhost for this machine.
  const rebound = bot.url.replace('127.0.0.1', 'rebound.localhost');
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.route(`${rebound}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
  );
  await page.goto(`${rebound}/`);
  const answers = await page.evaluate(async (body) => {
    const headers = { 'Content-Type': 'application/json' };
    const vote = await fetch('/api/rating', { method: 'POST', body, headers });
    const digests = await fetch('/api/digests');
    return [vote.status, digests.status];
  }, VOTE);
  expect(answers).toEqual([421, 421]);
  expect(await bot.ratings()).toEqual([]);
});

test('the page itself can', async ({ visit, bot }) => {
  const status = await visit.page.evaluate(async (body) => {
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch('/api/rating', { method: 'POST', body, headers })).status;
  }, VOTE);
  expect(status).toBe(204);
  expect(await bot.ratings()).toHaveLength(1);
});
