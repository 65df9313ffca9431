/* Posts digests of the briefs to the channels that subscribed to them, each at its time. */
export type { Configured } from './configured.ts';
export { everyMinute } from './delivery/index.ts';
export { type Digests, startDigests } from './digests.ts';
