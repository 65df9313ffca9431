/** A clock that moves when it is told to. */
export class ManualClock {
  #now = 0;
  #due: { at: number; run: () => void }[] = [];
  /** Runs something after so many ms, unless the function that it gives is called before. */
  readonly after = (ms: number, run: () => void) => {
    const entry = { at: this.#now + ms, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  };
  pass(ms: number): void {
    this.#now += ms;
    const due = this.#due.filter(({ at }) => at <= this.#now);
    this.#due = this.#due.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }
}
