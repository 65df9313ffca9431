/**
 * What people do on Discord: slash commands and their completion, context menus, buttons and menus; and the
 * registration of the commands.
 */

export { CommandKeeper } from './command-keeper.ts';
export { topicChoices } from './completion.ts';
export { componentActionWork } from './component-actions.ts';
export { shortcutWork } from './shortcuts.ts';
export { slashCommandWork } from './slash-commands.ts';
