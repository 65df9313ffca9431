import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { createCommandService } from '../../../src/commands/command-service.ts';
import { changeLog, readHistory, recordLibrary } from '../../../src/digests/content/index.ts';
import {
  citesOf,
  type Fact,
  isOvertaken,
  LANGS,
  type Library,
} from '../../../src/library/index.ts';
import type {
  askResult,
  briefResult,
  changesResult,
  StatementResult,
  sourcesResult,
  timelineResult,
} from '../../../src/platforms/mcp/schemas.ts';
import { createServer } from '../../../src/platforms/mcp/server.ts';
import { shipped, smallLibrary, smallLibraryIn } from '../../support/libraries.ts';
import { opened } from '../../support/stores.ts';

type Results = {
  brief: z.infer<typeof briefResult>;
  ask: z.infer<typeof askResult>;
  timeline: z.infer<typeof timelineResult>;
  sources: z.infer<typeof sourcesResult>;
  changes: z.infer<typeof changesResult>;
};

/** A client of the SDK's, which holds every result against the schema that its tool was listed with. */
async function connected(library: Library = shipped, publicUrl: string | null = null) {
  const state = { library, now: Date.parse('2026-11-29T12:00:00Z') };
  const now = () => new Date(state.now);
  const store = opened('file::memory:');
  const faults: unknown[] = [];
  const commandService = createCommandService({
    ...{ library: () => state.library, now, publicUrl },
    onMiss() {},
  });
  const parts = {
    ...{ commandService, publicUrl, now },
    changes: async () => changeLog(await readHistory(store)),
    defaultLang: () => 'en' as const,
    onFault: (error: unknown) => faults.push(error),
  };
  const [one, other] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  await createServer(parts, false).connect(one);
  await client.connect(other);
  onTestFinished(() => client.close());
  await client.listTools();
  const call = async (name: string, given: Record<string, unknown> = {}) => {
    const { content, structuredContent, isError } = await client.callTool({
      name,
      arguments: given,
    });
    const [{ text = '' } = {}] = content as { text?: string }[];
    return { text, structuredContent, isError: isError === true };
  };
  return {
    ...{ client, call, state, store, parts, faults },
    async get<Name extends keyof Results>(name: Name, given: Record<string, unknown> = {}) {
      const { structuredContent, text } = await call(name, given);
      expect(structuredContent, text).toBeDefined();
      return structuredContent as Results[Name];
    },
    record: () => recordLibrary(store, state.library, now()),
  };
}

/** Nothing is said without its source, and no side of a dispute without the others. */
function expectCited(statements: readonly StatementResult[]) {
  for (const { status, sides, citations, text, label } of statements) {
    expect(text).not.toBe('');
    if (status === 'disputed') {
      expect(sides.length, text).toBeGreaterThan(1);
      for (const side of sides) expect(side.citations, text).not.toEqual([]);
    } else {
      expect(citations, text).not.toEqual([]);
      expect(sides).toEqual([]);
    }
    if (status === 'disputed' || status === 'undecided') expect(label, text).not.toBeNull();
  }
}

test('every tool only reads, and says so', async () => {
  const { client } = await connected();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['brief', 'ask', 'timeline', 'sources', 'changes']);
  for (const { annotations, outputSchema, title, description } of tools) {
    expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    expect(outputSchema?.type).toBe('object');
    expect([title, description]).not.toContain(undefined);
  }
  expect(client.getInstructions()).toContain('"answered": false');
});

describe.each(LANGS)('in %s', (lang) => {
  test('a brief has all its facts, each with status, sources and sides', async () => {
    const { get } = await connected();
    for (const brief of shipped.briefs.values()) {
      const { statements, ...rest } = await get('brief', { topic: brief.id, lang });
      expect(rest).toMatchObject({ lang, title: brief.title[lang], topics: [], page: null });
      expect(rest.asOf.newestSource).toBe(brief.newestSource);
      expectCited(statements);
      const given = new Map(statements.map((statement) => [statement.fact, statement]));
      for (const fact of brief.facts) {
        const told = given.get(fact.id);
        expect(told).toMatchObject({ text: fact[lang], status: fact.status });
        expect(told?.overtaken).toBe(isOvertaken(fact, shipped));
        const cites = [
          ...(told?.citations ?? []),
          ...(told?.sides ?? []).flatMap((s) => s.citations),
        ];
        expect(cites.map(({ source, paragraph }) => ({ source, paragraph }))).toEqual(
          citesOf(fact),
        );
        for (const { source: id, publisher, date, kind, url } of cites) {
          const source = shipped.sources.get(id as never);
          expect([publisher, date, kind, url]).toEqual([
            ...[source?.publisher[lang], source?.date, source?.kind, source?.url ?? null],
          ]);
        }
      }
    }
  });

  test('without a topic, brief lists them all', async () => {
    const { get, call } = await connected();
    const { topics, statements, notices } = await get('brief', { lang });
    const all = [...shipped.briefs.values()];
    expect(topics.map(({ id, title }) => [id, title])).toEqual(
      all.map(({ id, title }) => [id, title[lang]]),
    );
    expect([statements, notices]).toEqual([[], []]);
    const { text } = await call('brief', { lang });
    for (const { id } of all) expect(text).toContain(id);
  });

  test('an answer comes in the language wanted, whatever it was asked in', async () => {
    const { get, call } = await connected();
    for (const question of [
      'When was the Joint Operations Command established?',
      '統合作戦司令部はいつ発足したか',
    ]) {
      const { answered, statements, topics } = await get('ask', { question, lang });
      expect(answered).toBe(true);
      expect(topics).toEqual([]);
      expectCited(statements);
      const fact = shipped.facts.get('jjoc-established' as never);
      expect(statements[0]).toMatchObject({ fact: fact?.id, text: fact?.[lang] });
      const { text } = await call('ask', { question, lang });
      expect(text).toContain(fact?.[lang].slice(0, 10));
    }
  });

  test('what no brief covers is not answered, with the topics that come nearest', async () => {
    const { get, call } = await connected();
    for (const question of shipped.uncovered[lang].slice(0, 60)) {
      const result = await get('ask', { question, lang });
      if (result.answered) continue; // a wrong answer is the evaluation's affair
      expect(result.statements).toEqual([]);
      expect(result.topics.length).toBeGreaterThan(0);
      expect(result.notices.some(({ tone }) => tone === 'warning')).toBe(true);
      const { text } = await call('ask', { question, lang });
      expect(text).not.toMatch(/\[\d+(?:¶\d+)?\]/);
    }
    const off = {
      en: 'What is the best pizza in Naples?',
      ja: 'ナポリで一番おいしいピザは何ですか',
    };
    const { answered, lang: told } = await get('ask', { question: off[lang], lang });
    expect([answered, told]).toEqual([false, lang]);
  });

  test('timeline and sources are those of the brief, or of all', async () => {
    const { get } = await connected();
    for (const given of [{}, { topic: 'jjoc' }]) {
      const { statements } = await get('timeline', { ...given, lang });
      expectCited(statements);
      expect(statements.every(({ date }) => date !== null)).toBe(true);
      const { sources, lang: told } = await get('sources', { ...given, lang });
      expect(told).toBe(lang);
      expect(sources.length).toBeGreaterThan(3);
      for (const { source, kind } of sources) {
        expect(shipped.sources.get(source as never)?.kind).toBe(kind);
      }
    }
  });
});

describe('changes', () => {
  const [one, two] = [...shipped.facts.values()] as [Fact, Fact];

  test('none, at first', async () => {
    const { get, record } = await connected();
    await record();
    expect(await get('changes')).toMatchObject({ changes: [], more: 0 });
  });

  test.each(LANGS)('what was changed and withdrawn since (%s)', async (lang) => {
    const { get, record, state } = await connected(shipped, 'https://briefs.example');
    await record();
    state.now += 3_600_000;
    const facts = new Map(shipped.facts);
    const edited: Fact = { ...one, en: 'It is otherwise.', ja: '実は違う。' };
    facts.set(one.id, edited);
    facts.delete(two.id);
    state.library = { ...shipped, facts };
    await record();
    const { changes, page } = await get('changes', { lang });
    const at = '2026-11-29T13:00:00.000Z';
    expect(page).toBe(`https://briefs.example${lang === 'ja' ? '/ja' : ''}/changes`);
    expect(changes).toHaveLength(2);
    expectCited(changes.map(({ statement }) => statement));
    const byKind = new Map(changes.map((change) => [change.kind, change]));
    expect(byKind.get('changed')).toMatchObject({
      at,
      statement: { text: edited[lang], fact: one.id },
    });
    expect(byKind.get('withdrawn')).toMatchObject({ at, statement: { fact: two.id, page: null } });
    expect((await get('changes', { since: '2026-11-30' })).changes).toEqual([]);
    expect((await get('changes', { since: '2026-11-29', topic: one.brief })).changes).toHaveLength(
      [one, two].filter(({ brief }) => brief === one.brief).length,
    );
  });

  test('a database that fails is told in general words, and to the log', async () => {
    const { call, parts, faults } = await connected();
    parts.changes = () => Promise.reject(new Error('postgres://bot:secret@db is gone'));
    const { isError, text } = await call('changes');
    expect(isError).toBe(true);
    expect(text).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });
});

describe('arguments', () => {
  test('another word than a topic is an error that names what is near', async () => {
    const { call } = await connected();
    for (const name of ['brief', 'timeline', 'sources', 'changes']) {
      const { isError, text } = await call(name, { topic: 'usfk', lang: 'en' });
      expect([isError, text]).toEqual([true, expect.stringContaining('usfj')]);
      const { text: japanese } = await call(name, { topic: 'usfk', lang: 'ja' });
      expect(japanese).toMatch(/^# [^A-Za-z]+$/m);
    }
  });

  test.each([
    ['brief', { topic: 5 }],
    ['brief', { lang: 'fr' }],
    ['brief', { topic: 'x'.repeat(300) }],
    ['ask', {}],
    ['ask', { question: ' ' }],
    ['ask', { question: 'x'.repeat(5000) }],
    ['changes', { since: 'yesterday' }],
    ['write', {}],
  ])('%s with %j is refused', async (name, given) => {
    const { call } = await connected();
    expect((await call(name, given)).isError).toBe(true);
  });
});

test('briefs in one language say so, and are resources in it alone', async () => {
  const { get, client } = await connected(await smallLibraryIn('en'));
  const { textLang, notices, lang } = await get('brief', { topic: 'bridge', lang: 'ja' });
  expect([lang, textLang]).toEqual(['ja', 'en']);
  expect(notices.length).toBeGreaterThan(0);
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri).every((uri) => uri.endsWith('/en'))).toBe(true);
});

describe('resources', () => {
  test('each brief in each language is one, as Markdown', async () => {
    const { client } = await connected();
    const { resources } = await client.listResources();
    expect(resources).toHaveLength(shipped.briefs.size * 2);
    for (const { uri, title, mimeType } of resources) {
      const { contents } = await client.readResource({ uri });
      const [content] = contents as { text: string }[];
      expect(content).toMatchObject({ uri, mimeType });
      expect(content?.text).toContain(`# ${title}\n`);
      expect(content?.text).toMatch(/\[1(?:¶\d+)?\]/);
    }
  });

  test.each(['brief://usfj/fr', 'brief://nothing/en', 'brief://USFJ/en', 'file:///etc/passwd'])(
    '%s is not one',
    async (uri) => {
      const { client } = await connected(await smallLibrary());
      await expect(client.readResource({ uri })).rejects.toThrow(/not found/i);
    },
  );

  test('topics and languages are completed', async () => {
    const { client } = await connected();
    const ref = { type: 'ref/resource', uri: 'brief://{topic}/{lang}' } as const;
    const complete = async (name: string, value: string) =>
      (await client.complete({ ref, argument: { name, value } })).completion.values;
    expect((await complete('topic', 'us'))[0]).toBe('usfj');
    expect(await complete('lang', '')).toEqual(['en', 'ja']);
  });
});
