/** What people do on Slack: slash commands, shortcuts, buttons and menus, and the Home tab. */

export { onComponentAction, personOf } from './component-actions.ts';
export { HOME, modalOf } from './home.ts';
export { onHomeOpened, onLanguage, onMessagesOpened, onSearch } from './home-tab.ts';
export { onShortcut } from './shortcuts.ts';
export { onCommand } from './slash-commands.ts';
