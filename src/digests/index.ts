export type { Configured } from './configured.ts';
export { type Digests, startDigests } from './digests.ts';
