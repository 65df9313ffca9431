/** Whether the bot can work on Slack with its settings. */

export { checkSlack } from './check-slack.ts';
export { checkSlackApp } from './check-slack-app.ts';
