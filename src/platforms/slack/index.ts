/**
 * The bot on Slack: slash commands, buttons, shortcuts, direct messages, the Home tab, and digests; in one workspace, or
 * in all that install it.
 */

export { SlackBot } from './slack.ts';
export { SlackApp } from './slack-app.ts';
