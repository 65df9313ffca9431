import { webApi } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';
import { type Standing, TokenGuard } from '../../shared/client/index.ts';
import { codeOf, fatalReason, type Token } from './explain-error.ts';

type Parts = {
  /** How its token is called in the log. */
  readonly named: Token;
  readonly log: Logger;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Told once, with the line for the log and Slack's code, that Slack refuses the token. */
  readonly onRefused: (reason: string, code: string) => void;
};

/** A token that changes in the course of time. */
export type TokenSource = {
  /** What to send now. Rejects with `TokenTrouble` where there is none. */
  current(): Promise<string>;
  /** Looks whether it has been changed elsewhere. Never rejects. */
  reload(): Promise<void>;
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
  /** Null: the token that the client was made with stays the same. */
  readonly #source: TokenSource | null;
  readonly #named: Token;
  /** Slack's code when it last refused the token. */
  #code = '';

  constructor(token: string | TokenSource, options: webApi.WebClientOptions, parts: Parts) {
    const isFixed = typeof token === 'string';
    super(isFixed ? token : undefined, options);
    this.#source = isFixed ? null : token;
    this.#named = parts.named;
    this.#guard = new TokenGuard({
      ...parts,
      platform: 'Slack',
      ask: () => this.#standing(),
      onRefused: (reason) => parts.onRefused(reason, this.#code),
    });
  }

  override async apiCall(
    method: string,
    options?: Options,
    signal?: AbortSignal,
  ): Promise<webApi.WebAPICallResult> {
    const call = () => this.#call(method, options);
    const answer = await this.#guard.send(call, (came) => this.#refusalIn(came) !== null, signal);
    if (answer.result === null) throw answer.error;
    return answer.result;
  }

  async #call(method: string, options?: Options): Promise<Answer> {
    const told = this.#source ? { ...options, token: await this.#source.current() } : options;
    return super.apiCall(method, told).then(
      (result) => ({ result }),
      (error: unknown) => ({ error, result: null }),
    );
  }

  async #standing(): Promise<Standing> {
    await this.#source?.reload();
    const answer = await this.#call('auth.test').catch((error: unknown) => ({
      error,
      result: null,
    }));
    const refused = this.#refusalIn(answer);
    if (refused !== null) return { refused };
    return answer.result === null ? 'unknown' : 'valid';
  }

  #refusalIn(answer: Answer): string | null {
    if (answer.result !== null) return null;
    this.#code = codeOf(answer.error) ?? this.#code;
    return fatalReason(answer.error, this.#named);
  }
}
