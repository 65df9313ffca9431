/**
 * How long a failure lasts: until somebody corrects something, or just DATABASE_URL, until it passes, or until the server
 * is back.
 */
type Lasting = 'for good' | 'by setting' | 'passing' | 'away';

/** The database cannot be used; the message says why, and what to do. */
export class UnusableStore extends Error {
  readonly #lasting: Lasting;

  constructor(message: string, lasting: Lasting = 'for good') {
    super(message);
    this.#lasting = lasting;
  }

  /** Whether it may well work in a minute. */
  get isPassing(): boolean {
    return this.#lasting === 'passing' || this.#lasting === 'away';
  }

  /** Whether another DATABASE_URL is the cure. */
  get isOfSetting(): boolean {
    return this.#lasting === 'by setting';
  }

  /** Whether the server cannot be reached: when it answers, that is over. */
  get isAway(): boolean {
    return this.#lasting === 'away';
  }
}
