export { brief } from './brief.ts';
export { sources } from './sources.ts';
export { timeline } from './timeline.ts';
