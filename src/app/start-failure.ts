/** Ends the start. Thrown when its reason has been written where the operator reads it. */
export class StartFailure extends Error {
  readonly exitCode: 1 | 2;

  /** 1: something is not as it has to be, or not now. 2: a setting is wrong, or what it names is. */
  constructor(exitCode: 1 | 2) {
    super('the bot could not start');
    this.exitCode = exitCode;
  }
}
