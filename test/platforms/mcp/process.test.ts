import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  ResourceListChangedNotificationSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LANGS } from '../../../src/library/index.ts';
import { startProcess } from '../../support/bot-process.ts';
import { fetchAs } from '../../support/fetch-as.ts';
import { Journal } from '../../support/journal.ts';
import { emptyFolder } from '../../support/stores.ts';

async function clientOn(transport: Transport) {
  const client = new Client({ name: 'test', version: '1' });
  const errors: Error[] = [];
  client.onerror = (error) => errors.push(error);
  await client.connect(transport);
  onTestFinished(() => client.close());
  return { client, errors };
}

/** `npm run -s mcp`, as an assistant starts it. */
function overStdio(env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return new StdioClientTransport({
    command: 'npm',
    args: ['run', '-s', 'mcp'],
    cwd: resolve('.'),
    env: { PATH, HOME, DATABASE_URL: 'file::memory:', ...env },
    stderr: 'pipe',
  });
}

const TOOLS: [name: string, given: object][] = [
  ['brief', { topic: 'usfj' }],
  ['ask', { question: 'When was the Joint Operations Command established?' }],
  ['timeline', { topic: 'jjoc' }],
  ['sources', { topic: 'usfj' }],
  ['changes', {}],
];

/** Lists and calls every tool in both languages; the client holds results against their schemas. */
async function expectAllTools(client: Client) {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(([name]) => name));
  for (const lang of LANGS) {
    for (const [name, given] of TOOLS) {
      const result = await client.callTool({ name, arguments: { ...given, lang } });
      expect(result, name).toMatchObject({ structuredContent: { lang } });
      expect(result.isError).toBeFalsy();
    }
    const question =
      lang === 'en' ? 'What is the best pizza in Naples?' : 'ナポリで一番おいしいピザは何ですか';
    const missed = await client.callTool({ name: 'ask', arguments: { question, lang } });
    expect(missed.structuredContent).toMatchObject({ answered: false, statements: [], lang });
  }
  const { resources } = await client.listResources();
  const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' });
  expect(contents).toHaveLength(1);
}

describe('over standard input and output', () => {
  test('a client lists and calls every tool, and nothing but the protocol comes', async () => {
    const { client, errors } = await clientOn(overStdio());
    await expectAllTools(client);
    expect(errors).toEqual([]);
  });

  test('an edit of the briefs is told, and served', async () => {
    const folder = join(await emptyFolder(), 'briefs');
    await cp('briefs', folder, { recursive: true });
    const { client } = await clientOn(overStdio({ BRIEFS_DIR: folder }));
    const told = new Journal<string>();
    client.setNotificationHandler(ResourceListChangedNotificationSchema, () => told.add('list'));
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) =>
      told.add(params.uri),
    );
    for (const topic of ['usfj', 'jjoc']) {
      await client.subscribeResource({ uri: `brief://${topic}/en` });
    }
    await client.unsubscribeResource({ uri: 'brief://jjoc/en' });
    await client.subscribeResource({ uri: 'brief://exercises/en' });
    for (const name of ['usfj', 'jjoc']) {
      const file = join(folder, `${name}.yaml`);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^title: \{ en: /m, '$&Edited '));
    }
    await told.first((one) => one === 'brief://usfj/en', 'the update');
    expect([...new Set(told.entries)]).toEqual(['list', 'brief://usfj/en']);
    const { structuredContent } = await client.callTool({
      name: 'brief',
      arguments: { topic: 'usfj', lang: 'en' },
    });
    expect(structuredContent).toMatchObject({ title: expect.stringMatching(/^Edited /) });
  });

  test('settings that are wrong, and a folder without briefs, end it with a line', async () => {
    for (const [env, said] of [
      [{ MCP: 'yes' }, /MCP is "yes"/],
      [{ BRIEFS_DIR: '/nowhere' }, /nowhere/],
    ] as const) {
      const transport = overStdio(env);
      const lines: string[] = [];
      transport.stderr?.on('data', (text) => lines.push(String(text)));
      const client = new Client({ name: 'test', version: '1' });
      await expect(client.connect(transport)).rejects.toThrow(/closed/i);
      expect(lines.join('')).toMatch(said);
    }
  });
});

/** A request that the protocol begins with. */
const INITIALIZE = {
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: {
    ...{ protocolVersion: '2025-11-25', capabilities: {} },
    clientInfo: { name: 'test', version: '1' },
  },
};

async function bot(env: Record<string, string>) {
  const { page } = startProcess({ EMBEDDING_MODEL: 'none', ...env });
  const url = `${await page()}/mcp`;
  const post = (headers: Record<string, string> = {}, body: string = JSON.stringify(INITIALIZE)) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        ...headers,
      },
      body,
    });
  return { url, post };
}

describe('over HTTP', () => {
  test('a client lists and calls every tool', async () => {
    const { url } = await bot({ MCP: '1', PUBLIC_URL: 'https://briefs.example' });
    const transport = new StreamableHTTPClientTransport(new URL(url));
    const { client, errors } = await clientOn(transport as Transport);
    await expectAllTools(client);
    expect(errors).toEqual([]);
    const { structuredContent } = await client.callTool({
      name: 'brief',
      arguments: { topic: 'usfj', lang: 'ja' },
    });
    expect(structuredContent).toMatchObject({ page: 'https://briefs.example/ja/b/usfj' });
    expect(JSON.stringify(structuredContent)).toContain('https://briefs.example/ja/b/usfj#');
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    expect(metrics).toMatch(
      /requests_total\{platform="mcp",command="timeline",outcome="answered"\} 2/,
    );
  });

  test('is off, unless it is switched on', async () => {
    const { post } = await bot({});
    expect((await post()).status).toBe(404);
  });

  test('for this machine: pages of other sites, other names and proxies get no answer', async () => {
    const { url, post } = await bot({ MCP: '1' });
    const answered = await post();
    expect(answered.status).toBe(200);
    expect(answered.headers.get('cache-control')).toBe('no-store');
    expect(answered.headers.get('mcp-session-id')).toBeNull();
    expect(await answered.json()).toMatchObject({
      result: { serverInfo: { name: 'briefing-bot' } },
    });
    const { origin } = new URL(url);
    const refused: [Record<string, string>, number][] = [
      [{ Origin: origin }, 200],
      [{ Origin: 'https://evil.example' }, 403],
      [{ Origin: 'null' }, 403],
      [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
      [{ 'X-Forwarded-For': '192.0.2.1' }, 404],
      [{ 'Content-Type': 'text/plain' }, 415],
      [{ Accept: 'text/html' }, 406],
      [{ 'MCP-Protocol-Version': '1999-01-01' }, 200], // it is no part of the first request
    ];
    for (const [headers, status] of refused) {
      expect((await post(headers)).status, JSON.stringify(headers)).toBe(status);
    }
    expect(await fetchAs(url, 'evil.example')).toBe(421);
    const list = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/list' });
    expect((await post({}, list)).status).toBe(200);
    expect((await post({ 'MCP-Protocol-Version': '1999-01-01' }, list)).status).toBe(400);
    expect((await post({}, 'no JSON')).status).toBe(400);
    expect((await post({}, JSON.stringify({ pad: 'x'.repeat(70_000) }))).status).toBe(413);
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const { status, headers } = await fetch(url, { method });
      expect([status, headers.get('allow')], method).toEqual([405, 'POST']);
    }
  });

  test('for everybody: under the address of the bot, through a proxy', async () => {
    const { url, post } = await bot({ MCP: 'public', PUBLIC_URL: 'https://briefs.example' });
    expect((await post({ 'X-Forwarded-For': '192.0.2.1' })).status).toBe(200);
    expect((await post({ Origin: 'https://briefs.example' })).status).toBe(200);
    expect((await post({ Origin: 'https://evil.example' })).status).toBe(403);
    expect(await fetchAs(url, 'briefs.example')).toBe(405); // asked with GET
    expect(await fetchAs(url, 'evil.example')).toBe(421);
  });
});
