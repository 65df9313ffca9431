import { webApi } from '@slack/bolt';
import { causesOf, messageOf } from '../../../observability/index.ts';
import { type Failure, failureReader } from '../../shared/digests/index.ts';
import { codeOf } from '../client/index.ts';

/** What a failed request to Slack is: only an error code of its own is Slack's. */
export const readFailure = failureReader({ answerIn, reasonOf });

function answerIn(error: unknown): Failure | null {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'limited', retryAfter: error.retryAfter * 1000 };
  }
  const code = codeOf(error);
  if (code !== null) return { kind: 'code', code, reason: code };
  // A page with 200, which the client takes for an error of Slack's.
  if (error instanceof webApi.WebAPIPlatformError) return { kind: 'foreign', status: 200 };
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode: status } = error;
    return status >= 500
      ? { kind: 'silence', hasLeft: true, reason: `HTTP ${status}` }
      : { kind: 'foreign', status };
  }
  return null;
}

function reasonOf(error: unknown): string {
  for (const one of causesOf(error)) {
    const { code: known } = one as NodeJS.ErrnoException;
    // A number where the client gave up waiting: Node takes that from the browsers.
    if (typeof known === 'string' && !known.startsWith('slack_')) return known;
  }
  return error instanceof Error ? error.name : messageOf(error);
}
