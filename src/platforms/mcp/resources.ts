import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpError, type Resource } from '@modelcontextprotocol/sdk/types.js';
import type { CommandService } from '../../commands/index.ts';
import { LANGS, type Lang, type Library, suggestTopics } from '../../library/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { renderMarkdown } from '../web/documents/index.ts';
import { RESOURCES } from './instructions.ts';
import type { McpParts } from './tools.ts';

const MARKDOWN = 'text/markdown';
/** https://modelcontextprotocol.io/specification/2025-11-25/server/resources#error-handling */
const NOT_FOUND = -32002;

/** Adds a resource for each brief in each language that the briefs are written in: `brief://usfj/en`. */
export function addResources(server: McpServer, { commandService }: McpParts): void {
  const template = new ResourceTemplate('brief://{topic}/{lang}', {
    list: () => ({ resources: listed(commandService.library()) }),
    complete: {
      topic: (typed) => suggestTopics(commandService.library(), typed).map(({ id }) => id),
      lang: (typed) => commandService.library().languages.filter((lang) => lang.startsWith(typed)),
    },
  });
  server.registerResource('brief', template, { ...RESOURCES, mimeType: MARKDOWN }, async (uri) => {
    const text = await briefAt(uri.toString(), commandService);
    if (text === null) throw new McpError(NOT_FOUND, 'Resource not found', { uri: uri.toString() });
    return { contents: [{ uri: uri.toString(), mimeType: MARKDOWN, text }] };
  });
}

/** The brief at an address, as Markdown; null: there is none. */
export async function briefAt(uri: string, service: CommandService): Promise<string | null> {
  const [, topic = '', named] = /^brief:\/\/([a-z0-9-]+)\/([a-z]+)$/.exec(uri) ?? [];
  const lang = LANGS.find((known) => known === named);
  const brief = [...service.library().briefs.values()].find(({ id }) => id === topic);
  if (!brief || !lang) return null;
  return renderMarkdown(await service.handle('brief', { lang, options: { topic } }, null));
}

const uriOf = (topic: string, lang: Lang) => `brief://${topic}/${lang}`;

const listed = ({ briefs, languages }: Library): Resource[] =>
  [...briefs.values()].flatMap(({ id, title, checked, newestSource }) =>
    languages.map((lang): Resource => {
      const words = wordsFor(lang);
      return {
        uri: uriOf(id, lang),
        name: `${id} (${lang})`,
        title: title[lang],
        description: newestSource
          ? words.newestSource(words.date(newestSource), null)
          : words.noSourceDated,
        mimeType: MARKDOWN,
        annotations: { lastModified: `${checked}T00:00:00Z` },
      };
    }),
  );
