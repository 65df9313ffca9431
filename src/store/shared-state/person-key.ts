/** The key under which things are stored about a person: their id, on Slack with that of the workspace before it. */
export const personKey = (server: string | null, user: string): string =>
  server === null ? user : `${server}:${user}`;

/** What the hash of how fast a person asks is made of; `person`: their key on the platform. */
export const askerName = (platform: string, person: string): string => `${platform}:${person}`;
