import { causesOf } from '../../../observability/index.ts';

const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request cannot have reached anybody: no connection came about. */
export function hasNotLeft(error: unknown): boolean {
  return causesOf(error).some((one) =>
    NOT_CONNECTED.has(String((one as NodeJS.ErrnoException).code)),
  );
}

/** A line of the log about a platform: it begins with its name, once. */
export const lineAbout = (platform: 'Discord' | 'Slack', said: string): string =>
  said.startsWith(platform) ? said : `${platform}: ${said}`;
