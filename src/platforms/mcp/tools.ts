import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { languageOf } from '../../answers/text/index.ts';
import type { CommandService } from '../../commands/index.ts';
import {
  changesReply,
  type LoggedChange,
  MOST_LISTED,
  withSourcesOf,
} from '../../digests/content/index.ts';
import { type Brief, findTopic, type Lang } from '../../library/index.ts';
import { Citations, changesAddress, type Reply } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { renderMarkdown, withoutHints } from '../web/documents/index.ts';
import { TOOLS } from './instructions.ts';
import {
  askResult,
  briefResult,
  changesResult,
  langArgument,
  sourcesResult,
  timelineResult,
  topicArgument,
} from './schemas.ts';
import { factStatement, frameOf, sourcesOf, statementsOf, termsOf, topicsOf } from './structure.ts';

/** What the tools and resources work with. */
export type McpParts = {
  readonly commandService: CommandService;
  /** What was recorded of the briefs, the newest first. Rejects where the database cannot be read. */
  readonly changes: () => Promise<readonly LoggedChange[]>;
  /** The origin of the public pages; null: not known. */
  readonly publicUrl: string | null;
  readonly defaultLang: () => Lang;
  readonly now: () => Date;
  /** Called with what went wrong in the bot itself, which the assistant is told in general words only. */
  readonly onFault: (error: unknown) => void;
};

/** All tools read what the bot holds, and nothing else: https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations */
const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

const FAILED = 'The bot could not answer that. Its log says why.';

const withTopic = { topic: topicArgument, lang: langArgument };

/** Adds the tools: what people type as commands, and the changes, which have a page. */
export function addTools(server: McpServer, parts: McpParts): void {
  const { commandService, publicUrl: origin, defaultLang, onFault } = parts;
  const scopeOf = (reply: Reply) => ({ reply, library: commandService.library(), origin });
  const about = (command: 'brief' | 'timeline' | 'sources', { topic, lang }: TopicArguments) =>
    commandService.handle(command, { lang: lang ?? defaultLang(), options: { topic } }, null);
  const orFailed =
    <Arguments>(work: (given: Arguments) => Promise<CallToolResult>) =>
    (given: Arguments) =>
      work(given).catch((error: unknown): CallToolResult => {
        onFault(error);
        return { content: [{ type: 'text', text: FAILED }], isError: true };
      });

  server.registerTool(
    'brief',
    { ...TOOLS.brief, annotations, inputSchema: withTopic, outputSchema: briefResult.shape },
    orFailed(async (given) => {
      const reply = withoutHints(await about('brief', given));
      if (reply.outcome === 'not-found') return unknown(reply);
      const scope = scopeOf(reply);
      const briefs = reply.topic ? [] : scope.library.briefs.values();
      return result(reply, {
        ...frameOf(scope),
        statements: statementsOf(scope),
        terms: termsOf(scope),
        topics: topicsOf(briefs, reply.lang),
      });
    }),
  );

  server.registerTool(
    'ask',
    {
      ...TOOLS.ask,
      annotations,
      inputSchema: {
        question: z
          .string()
          .trim()
          .min(1)
          .max(4000)
          .describe('One question, in English or Japanese'),
        lang: langArgument,
      },
      outputSchema: askResult.shape,
    },
    orFailed(async ({ question, lang }) => {
      const reply = await answerTo(question, lang, parts);
      const scope = scopeOf(reply);
      const statements = statementsOf(scope);
      const answered = statements.length > 0;
      const topics = answered ? [] : topicsOf(waysOn(reply, parts), reply.lang);
      const listed = topics.map(({ id, title }) => `- ${title} (${id})\n`).join('');
      return {
        content: [{ type: 'text', text: `${renderMarkdown(reply)}${listed && `\n${listed}`}` }],
        structuredContent: { ...frameOf(scope), answered, statements, topics },
      };
    }),
  );

  server.registerTool(
    'timeline',
    { ...TOOLS.timeline, annotations, inputSchema: withTopic, outputSchema: timelineResult.shape },
    orFailed(async (given) => {
      const reply = await about('timeline', given);
      if (reply.outcome === 'not-found') return unknown(reply);
      const scope = scopeOf(reply);
      return result(reply, { ...frameOf(scope), statements: statementsOf(scope) });
    }),
  );

  server.registerTool(
    'sources',
    { ...TOOLS.sources, annotations, inputSchema: withTopic, outputSchema: sourcesResult.shape },
    orFailed(async (given) => {
      const reply = await about('sources', given);
      if (reply.outcome === 'not-found') return unknown(reply);
      const scope = scopeOf(reply);
      return result(reply, { ...frameOf(scope), sources: sourcesOf(scope) });
    }),
  );

  server.registerTool(
    'changes',
    {
      ...TOOLS.changes,
      annotations,
      inputSchema: {
        ...withTopic,
        since: z.iso.date().optional().describe('Only changes from this day on (UTC)'),
      },
      outputSchema: changesResult.shape,
    },
    orFailed(async ({ since, ...given }) => {
      const { topic, lang = defaultLang() } = given;
      const library = commandService.library();
      const brief = topic ? findTopic(library, topic) : null;
      if (topic && !brief) return unknown(await about('brief', given));
      const changes = (await parts.changes()).filter(isWanted(brief, since));
      const shown = withSourcesOf(changes, library);
      const reply = changesReply(changes, library, lang, parts.now());
      const page = origin && { label: wordsFor(lang).openPage, url: origin + changesAddress(lang) };
      const citations = new Citations(shown, lang);
      const newest = changes.slice(0, MOST_LISTED).map((change) => {
        return { ...change, block: citations.fact(change.content.fact) };
      });
      const own = { ...reply, ...(page && { page }), citations: citations.list() };
      const scope = { reply: own, library: shown, origin };
      return result(own, {
        ...frameOf(scope),
        changes: newest.map(({ kind, at, content, block }) => ({
          kind,
          at: at.toISOString(),
          statement: factStatement(block, content.fact, null, scope),
        })),
        more: Math.max(0, changes.length - MOST_LISTED),
      });
    }),
  );
}

type TopicArguments = { topic?: string | undefined; lang?: Lang | undefined };

/** The reply as Markdown is for clients that read no structured content. */
const result = (reply: Reply, structuredContent: Record<string, unknown>): CallToolResult => ({
  content: [{ type: 'text', text: renderMarkdown(reply) }],
  structuredContent,
});

/** No brief goes by that name: what may have been meant, and all there is. */
const unknown = (reply: Reply): CallToolResult => ({
  content: [{ type: 'text', text: renderMarkdown(reply) }],
  isError: true,
});

/** As in a channel: what only comes near is no answer, and is not shown. An answer comes in the language wanted. */
async function answerTo(
  question: string,
  lang: Lang | undefined,
  { commandService, defaultLang }: McpParts,
): Promise<Reply> {
  const asked = languageOf(question, lang ?? defaultLang());
  const isPublic = true;
  const request = { lang: asked, options: { question }, isPublic };
  const reply = await commandService.handle('ask', request, null);
  if (!lang || reply.lang === lang || !reply.again) return reply;
  const { command, options } = reply.again;
  return commandService.handle(command, { lang, options, isPublic }, null);
}

/** The briefs that come nearest to a question that nothing answers; where none does, all. */
function waysOn({ actions }: Reply, { commandService }: McpParts): readonly Brief[] {
  const briefs = [...commandService.library().briefs.values()];
  const near = actions.flatMap((action) => {
    return action.kind === 'button' && action.run.command === 'brief'
      ? briefs.filter(({ id }) => id === action.run.options.topic)
      : [];
  });
  return near.length > 0 ? near : briefs;
}

const isWanted =
  (brief: Brief | null, since: string | undefined) =>
  ({ at, content }: LoggedChange): boolean =>
    (brief === null || content.fact.brief === brief.id) &&
    (since === undefined || at >= new Date(since));
