import type { PauseReason } from '../../../digests/subscriptions/index.ts';

/** What an error code of a platform means for a digest that was to be posted. */
export type Meaning =
  /** The channel takes no digests: it rests. */
  | { readonly kind: 'pause'; readonly pauseReason: PauseReason }
  /** This message is refused, for what it holds. */
  | { readonly kind: 'rejected' }
  /** Not posted, for a reason that passes. */
  | { readonly kind: 'again' }
  /** Not posted, because of how the bot as a whole is set up or let in. */
  | { readonly kind: 'setup' }
  /** Not posted; the code belongs to requests that the bot does not make. */
  | { readonly kind: 'unexpected' }
  /** It may have been posted. */
  | { readonly kind: 'doubt' }
  /** The token of the bot is not taken. */
  | { readonly kind: 'token' };

/** A documented error code of a platform. */
export type ErrorCode = {
  readonly code: string;
  readonly means: Meaning;
  /** What is wrong, in short, for operators. */
  readonly says: string;
  /** Where it is documented. */
  readonly source: string;
};

/** The codes of a platform, by code. */
export type ErrorTable = ReadonlyMap<string, ErrorCode>;

/** One group of a table: codes that mean the same, each with what it says. */
export type Rows = {
  readonly means: Meaning;
  readonly source: string;
  readonly codes: Readonly<Record<string, string>>;
};

/** A table of groups. Throws where a code stands in two of them. */
export function tableOf(groups: readonly Rows[]): ErrorTable {
  const table = new Map<string, ErrorCode>();
  for (const { means, source, codes } of groups) {
    for (const [code, says] of Object.entries(codes)) {
      if (table.has(code)) throw new Error(`the error code ${code} stands twice in its table`);
      table.set(code, { code, means, says, source });
    }
  }
  return table;
}

/** What becomes of a digest, and who is told of it; for the docs. */
export const EFFECTS: Readonly<
  Record<Meaning['kind'], { readonly effect: string; readonly tells: string }>
> = {
  pause: { effect: 'It rests', tells: 'Who set it up; the log' },
  rejected: { effect: 'This one is not posted', tells: 'The log, as an error' },
  again: { effect: 'Tried again', tells: 'Nobody, unless it comes too late' },
  setup: { effect: 'Tried again', tells: 'The log, once: the operator can mend it' },
  unexpected: { effect: 'Tried again', tells: 'The log, once: please report it' },
  doubt: { effect: 'Looked for, then tried again', tells: 'The log, if nobody can know' },
  token: {
    effect: 'Waits: asked whose the token is, the platform may let the bot in all the same',
    tells: 'The log; if the token is refused for good, as an error, and the bot leaves',
  },
};
