import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { createServer } from './server.ts';
import type { McpParts } from './tools.ts';

/**
 * Answers one request of the streamable HTTP transport. There are no sessions: each request stands for itself, so
 * nothing is held for clients that stay away, and any copy of the bot can answer.
 */
export async function answerMcp(request: Request, parts: McpParts): Promise<Response> {
  const server = createServer(parts, false);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
