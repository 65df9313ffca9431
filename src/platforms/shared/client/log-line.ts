/** A line of the log about a platform: it begins with its name, once. */
export const lineAbout = (platform: 'Discord' | 'Slack', said: string): string =>
  said.startsWith(platform) ? said : `${platform}: ${said}`;
