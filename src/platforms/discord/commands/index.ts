export { CommandKeeper } from './command-keeper.ts';
export { topicChoices } from './completion.ts';
export { componentActionWork } from './component-actions.ts';
