import type { Found, Posted } from '../../../digests/delivery/index.ts';
import type { Logger } from '../../../observability/index.ts';
import type { ErrorTable, Meaning } from './error-codes.ts';
import type { Failure } from './failure.ts';

type Parts = {
  /** As people call it. */
  readonly platform: string;
  readonly table: ErrorTable;
  readonly read: (error: unknown) => Failure;
  /** What a code means that the table does not know: certainly not posted, or perhaps. */
  readonly unlisted: 'again' | 'doubt';
  readonly log: Logger;
};

/**
 * Statuses that say that nobody acted on the request, whoever says so: it was not understood, not routed, or not
 * taken in. The others are no proof in the mouth of an edge or a proxy: one that filters answers says 403 or 451
 * when the request has long been served, and one that lost patience 408 or 5xx.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#section-15.5, https://www.rfc-editor.org/rfc/rfc6585
 */
const NOT_ACTED_ON: ReadonlySet<number> = new Set([
  400, 401, 404, 405, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431,
]);

/**
 * What failed requests mean for digests. Only a code of the platform's table can say more than that there is
 * trouble: everything else passes.
 */
export class FailureClassifier {
  readonly #parts: Parts;
  /** Codes that have been logged. */
  readonly #logged = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What came of a post that failed: whether it may have been taken, and whether another try may help. */
  ofPost(error: unknown): Posted {
    const failure = this.#parts.read(error);
    switch (failure.kind) {
      case 'code':
        return this.#ofCode(failure.code, failure.reason);
      case 'unauthorized':
        return passing(failure.reason);
      case 'limited':
        return { kind: 'transient', retryAfter: failure.retryAfter, reason: 'rate limited' };
      case 'foreign': {
        const reason = this.#foreign(failure.status);
        const isCertain = NOT_ACTED_ON.has(failure.status);
        return isCertain ? passing(reason) : { kind: 'unknown', reason };
      }
      case 'silence': {
        const { hasLeft, reason } = failure;
        return hasLeft ? { kind: 'unknown', reason } : passing(reason);
      }
    }
  }

  /** Why a message could not be searched for: what the platform will not show of a channel can never be known. */
  ofSearch(error: unknown): Found {
    const failure = this.#parts.read(error);
    switch (failure.kind) {
      case 'code': {
        const { code, reason } = failure;
        const means = this.#meaningOf(code, reason);
        if (means.kind === 'pause') return { kind: 'unknowable', reason };
        return { kind: 'later', retryAfter: null, reason };
      }
      case 'limited':
        return { kind: 'later', retryAfter: failure.retryAfter, reason: 'rate limited' };
      case 'foreign':
        return { kind: 'later', retryAfter: null, reason: this.#foreign(failure.status) };
      case 'unauthorized':
      case 'silence':
        return { kind: 'later', retryAfter: null, reason: failure.reason };
    }
  }

  /** Whether the platform says that there is no such channel, or none that the bot sees. */
  isNoChannel(error: unknown): boolean {
    const failure = this.#parts.read(error);
    if (failure.kind !== 'code') return false;
    const { kind } = this.#meaningOf(failure.code, failure.reason);
    return kind === 'pause' || kind === 'rejected'; // what is no id of a channel is refused as bad form
  }

  #ofCode(code: string, reason: string): Posted {
    const means = this.#meaningOf(code, reason);
    switch (means.kind) {
      case 'pause':
        return { kind: 'permanent', pauseReason: means.pauseReason, reason };
      case 'rejected':
        return { kind: 'rejected', reason };
      case 'doubt':
        return { kind: 'unknown', reason };
      case 'again':
      case 'token':
      case 'setup':
      case 'unexpected':
        return passing(reason);
    }
  }

  /** What a code means; what an operator should know of it is logged, once a code. */
  #meaningOf(code: string, reason: string): Meaning {
    const { table, platform, unlisted } = this.#parts;
    const row = table.get(code);
    if (row?.means.kind === 'setup') {
      this.#warnOnce(code, `${platform} refuses what digests need: ${row.says}`);
    }
    if (!row || row.means.kind === 'unexpected') {
      const said = row ? `${row.says}, which no request of the bot should meet` : reason;
      const remedy = `look it up in ${platform}'s documentation, and please report this`;
      this.#warnOnce(
        code,
        `${platform} answers a digest with an error that the bot does not expect (${code}: ${said}). It counts as passing trouble; ${remedy}`,
      );
    }
    return row?.means ?? { kind: unlisted };
  }

  #warnOnce(code: string, line: string): void {
    if (this.#logged.has(code)) return;
    this.#logged.add(code);
    this.#parts.log.warn({ code }, line);
  }

  #foreign = (status: number) => `HTTP ${status}, not of ${this.#parts.platform}'s own making`;
}

const passing = (reason: string) => ({ kind: 'transient', retryAfter: null, reason }) as const;
