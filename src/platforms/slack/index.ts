export { type SlackBot, startSlack } from './slack.ts';
