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

/** An app that many workspaces install, and what Slack sends to it over HTTP. */
export type SlackAppSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what goes to Slack and back while somebody installs the app. */
  readonly stateSecret: string;
  readonly signingSecret: string;
  /** As of one workspace. */
  readonly apiUrl: string;
};
