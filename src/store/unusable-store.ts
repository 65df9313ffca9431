/** The database cannot be used; the message says why, and what to do. */
export class UnusableStore extends Error {
  /** Whether it may well work in a minute: the server is away, not wrong. */
  readonly isPassing: boolean;

  constructor(message: string, isPassing = false) {
    super(message);
    this.isPassing = isPassing;
  }
}

/** Why something failed, whatever was thrown; of what is no error its kind only, as it may hold what people wrote. */
export const causeOf = (error: unknown): string =>
  error instanceof Error ? error.message : `a thrown ${error === null ? 'null' : typeof error}`;
