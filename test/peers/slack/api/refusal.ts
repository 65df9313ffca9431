import { type Problem, slackLineOf } from '../checks/problem.ts';

/** An answer with `ok: false`. */
export class Refusal extends Error {
  readonly error: string;
  readonly more: object;

  constructor(error: string, more: object = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

/** The answer to a body that Slack does not take. */
export function refusalOf(error: string, problems: readonly Problem[]): Refusal {
  const messages = problems.map(slackLineOf);
  return new Refusal(error, {
    ...(error === 'invalid_blocks' && { errors: messages }),
    response_metadata: { messages },
  });
}
