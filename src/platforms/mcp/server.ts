import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { readOwnVersion } from '../../observability/index.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { addResources } from './resources.ts';
import { addTools, type McpParts } from './tools.ts';

/**
 * The bot as a server of the Model Context Protocol, for one connection: https://modelcontextprotocol.io/specification/2025-11-25
 *
 * `pushes`: whether clients can be told of other briefs while they are connected.
 */
export function createServer(parts: McpParts, pushes: boolean): McpServer {
  const own = readOwnVersion();
  const server = new McpServer(
    {
      name: 'briefing-bot',
      title: parts.commandService.library().title[parts.defaultLang()],
      version: 'version' in own ? own.version : 'unknown',
    },
    { instructions: INSTRUCTIONS },
  );
  addTools(server, parts);
  addResources(server, parts);
  // What was added above says that lists may change.
  server.server.registerCapabilities({
    tools: { listChanged: false },
    resources: { listChanged: pushes, subscribe: pushes },
  });
  return server;
}
