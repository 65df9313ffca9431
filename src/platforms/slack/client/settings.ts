/** How to reach Slack, and how Slack reaches the bot: over a connection, over HTTP, or both. */
export type SlackSettings = {
  /** Begins with `xoxb-`. */
  readonly botToken: string;
  /** Begins with `xapp-`: the bot connects to Slack (Socket Mode). Null: it does not. */
  readonly appToken: string | null;
  /** Requests signed with it are taken at `/slack/events` of the bot's web server. Null: none are. */
  readonly signingSecret: string | null;
  /** Slack's Web API, or that of a compatible server, with a slash at its end. */
  readonly apiUrl: string;
};
