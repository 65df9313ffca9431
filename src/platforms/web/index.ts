export { isLoopbackHost } from './local.ts';
export type { Previews, RenderedPages } from './previews.ts';
export { startWeb } from './server.ts';
