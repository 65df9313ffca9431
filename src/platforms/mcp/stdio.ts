import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { briefAt } from './resources.ts';
import { createServer } from './server.ts';
import type { McpParts } from './tools.ts';

/** A connection to the program that started this one. */
export type StdioConnection = {
  /** Tells the client that there are other briefs now, and which of those it subscribed to read otherwise. */
  noteLibrary(): Promise<void>;
  /** Resolves when the client has hung up. */
  readonly ended: Promise<unknown>;
  close(): Promise<void>;
};

/** Serves one client over standard input and output. `onUnread` is called where a message cannot be read. */
export async function serveStdio(
  parts: McpParts,
  { stdin, stdout }: { readonly stdin: Readable; readonly stdout: Writable },
  onUnread: () => void,
): Promise<StdioConnection> {
  const server = createServer(parts, true);
  const subscribed = new Map<string, string | null>();
  const read = (uri: string) => briefAt(uri, parts.commandService);
  server.server.setRequestHandler(SubscribeRequestSchema, async ({ params: { uri } }) => {
    subscribed.set(uri, await read(uri));
    return {};
  });
  server.server.setRequestHandler(UnsubscribeRequestSchema, ({ params: { uri } }) => {
    subscribed.delete(uri);
    return {};
  });
  server.server.onerror = onUnread;
  const ended = finished(stdin, { writable: false }).catch(() => {});
  await server.connect(new StdioServerTransport(stdin, stdout));
  return {
    ended,
    close: () => server.close(),
    async noteLibrary() {
      server.sendResourceListChanged();
      for (const [uri, before] of subscribed) {
        const text = await read(uri);
        if (text === before) continue;
        subscribed.set(uri, text);
        await server.server.sendResourceUpdated({ uri });
      }
    },
  };
}
