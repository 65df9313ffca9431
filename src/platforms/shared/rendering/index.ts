export { clip } from './clip.ts';
export { type ComponentAction, decode, encode } from './component-action.ts';
export { oneLine } from './one-line.ts';
export { isAboutTopic, type PageLayout, type PageParts, paginate } from './paginate.ts';
export { type Offer, renderOnce } from './rendered-once.ts';
