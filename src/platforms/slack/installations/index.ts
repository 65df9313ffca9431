/** Where the app is installed: how people install it, the tokens that come of it, and how these are kept and exchanged. */

export { BotToken } from './bot-token.ts';
export { type InstallFlow, installFlow } from './install-flow.ts';
export { idOf, parseInstallation, type SlackInstallation } from './installation.ts';
export { installationStore } from './installation-store.ts';
export { oneTimeStates } from './one-time-state.ts';
