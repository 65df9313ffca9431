/** What is wrong with one field of a body. */
export type Problem = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What Slack answers; null: Slack would take it, people would suffer. */
  readonly error: string | null;
};

export const problem = (
  path: Problem['path'],
  message: string,
  error: string | null = 'invalid_blocks',
): Problem => ({ path, message, error });

export const problemIf = (
  wrong: boolean,
  path: Problem['path'],
  message: string,
  error: string | null = 'invalid_blocks',
): Problem[] => (wrong ? [problem(path, message, error)] : []);

/** `blocks.0.text: too long`, for a person who reads a failed test. */
export const lineOf = ({ path, message }: Problem) => `${path.join('.') || 'body'}: ${message}`;

/** The same as Slack says it. */
export const slackLineOf = ({ path, message }: Problem) =>
  `[ERROR] ${message} [json-pointer:/${path.join('/')}]`;
