import { webApi } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';
import { type Standing, TokenGuard } from '../../shared/client/index.ts';
import { fatalReason } from './explain-error.ts';

type Parts = {
  readonly log: Logger;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Told once, with the line for the log, that Slack refuses the token. */
  readonly onRefused: (reason: string) => void;
};

type Options = Parameters<webApi.WebClient['apiCall']>[1];

/** What came of a call. */
type Answer =
  | { readonly result: webApi.WebAPICallResult }
  | { readonly error: unknown; readonly result: null };

/**
 * A client of Slack's Web API that does not believe one answer which calls the token wrong: it asks `auth.test`
 * first. Rejects with `TokenTrouble` where the token is, or seems to be, refused; else as Slack's client does. It
 * makes no call again after `signal`.
 * Source: https://docs.slack.dev/reference/methods/auth.test
 */
export class GuardedClient extends webApi.WebClient {
  readonly #guard: TokenGuard;

  constructor(token: string, options: webApi.WebClientOptions, parts: Parts) {
    super(token, options);
    this.#guard = new TokenGuard({ ...parts, platform: 'Slack', ask: () => this.#standing() });
  }

  override async apiCall(
    method: string,
    options?: Options,
    signal?: AbortSignal,
  ): Promise<webApi.WebAPICallResult> {
    const call = () => this.#call(method, options);
    const answer = await this.#guard.send(call, (came) => refusalIn(came) !== null, signal);
    if (answer.result === null) throw answer.error;
    return answer.result;
  }

  #call(method: string, options?: Options): Promise<Answer> {
    return super.apiCall(method, options).then(
      (result) => ({ result }),
      (error: unknown) => ({ error, result: null }),
    );
  }

  async #standing(): Promise<Standing> {
    const answer = await this.#call('auth.test');
    const refused = refusalIn(answer);
    if (refused !== null) return { refused };
    return answer.result === null ? 'unknown' : 'valid';
  }
}

const refusalIn = (answer: Answer): string | null =>
  answer.result === null ? fatalReason(answer.error, 'SLACK_BOT_TOKEN') : null;
