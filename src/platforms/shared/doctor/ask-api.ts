import { causesOf } from '../../../observability/index.ts';
import { type Finding, fault, ok } from './finding.ts';

/** What the API of a platform says: `body` is null where it is no JSON. */
export type ApiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Whether this machine's clock agrees with the platform's; null: the answer does not say. */
  readonly clock: Finding | null;
};

/** An answer that takes longer (ms) is none. */
const TIMEOUT_MS = 15_000;
/** Slack's signatures count for five minutes, Discord's interactions for seconds: so far (s) clocks may be apart. */
const MOST_SKEW_S = 30;

/** One request, not repeated. Gives why there was no answer instead of rejecting. */
export async function askApi(
  platform: string,
  url: string,
  init: RequestInit,
  now: () => Date,
): Promise<ApiAnswer | { readonly unreachable: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { status, headers } = response;
    const body: unknown = await response.json().catch(() => null);
    return { status, headers, body, clock: clockOf(platform, headers, now()) };
  } catch (error) {
    return {
      unreachable: causesOf(error)
        .map(({ message }) => message)
        .join(': '),
    };
  }
}

function clockOf(platform: string, headers: Headers, now: Date): Finding | null {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return null;
  const ahead = Math.round((now.getTime() - theirs) / 1000);
  if (Math.abs(ahead) <= MOST_SKEW_S) return ok(`clock: agrees with ${platform}'s`);
  const way = ahead > 0 ? 'ahead of' : 'behind';
  return fault(
    `clock: this machine's is ${Math.abs(ahead)} s ${way} ${platform}'s, so digests come at the wrong time and requests are refused. Have the system set it (timedatectl set-ntp true)`,
  );
}
