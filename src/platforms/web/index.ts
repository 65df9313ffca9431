/** The web page with its API, the views of operators, and requests of platforms to the same server. */

export { type AssistantAccess, MCP_PATH } from './assistants/routes.ts';
export { explainListenError, isWrongAddress } from './explain-listen-error.ts';
export { HealthServer } from './health-server.ts';
export { isLoopbackHost } from './local.ts';
export { type MetricsSource, metricsSource } from './metrics.ts';
export type { Previews, RenderedPages } from './previews.ts';
export { type Mounts, WebServer } from './server.ts';
