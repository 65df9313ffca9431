export { CommandKeeper } from './command-keeper.ts';
export { topicChoices } from './completion.ts';
export { pressWork } from './component-actions.ts';
