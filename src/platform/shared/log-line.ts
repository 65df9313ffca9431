/** What went wrong, as text, whatever was thrown: also where it is no error. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : String(thrown);
  } catch {
    return 'something that cannot be shown'; // an object without a prototype, say
  }
}

/** A line of the log about a platform: it begins with its name, once. */
export const lineAbout = (platform: 'Discord' | 'Slack', said: string): string =>
  said.startsWith(platform) ? said : `${platform}: ${said}`;
