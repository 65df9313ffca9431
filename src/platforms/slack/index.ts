/** The bot on Slack: slash commands, buttons, shortcuts, direct messages, the Home tab, and digests. */

export { SlackBot } from './slack.ts';
