/* The briefs for assistants: a server of the Model Context Protocol, over HTTP and over standard input and output. */

export { answerMcp } from './http.ts';
export { type StdioConnection, serveStdio } from './stdio.ts';
export type { McpParts } from './tools.ts';
