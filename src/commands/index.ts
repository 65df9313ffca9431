export { type CommandService, createCommandService } from './command-service.ts';
export { COMMANDS, commandNamed, MESSAGE_COMMANDS, runCommand } from './table.ts';
