/** The commands that show briefs: the brief itself, its timeline and its sources. */

export { brief } from './brief.ts';
export { briefsByGroup } from './index-of-briefs.ts';
export { sources } from './sources.ts';
export { timeline } from './timeline.ts';
