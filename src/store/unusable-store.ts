/** The database cannot be used; the message says why, and what to do. */
export class UnusableStore extends Error {
  /** Whether it may well work in a minute: the server is away, not wrong. */
  readonly isPassing: boolean;

  constructor(message: string, isPassing = false) {
    super(message);
    this.isPassing = isPassing;
  }
}
