/** The command table, and the service that answers the requests of every platform with it. */

export { briefsByGroup } from './briefs/index.ts';
export { type CommandService, createCommandService, type PersonalData } from './command-service.ts';
export type { ActionName, OptionName } from './digest.ts';
export { questionsToTry } from './questions-to-try.ts';
export { CHANNEL_COMMANDS, COMMANDS, commandNamed, MESSAGE_COMMANDS, runCommand } from './table.ts';
