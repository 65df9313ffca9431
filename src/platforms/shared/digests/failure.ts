import type { z } from 'zod';
import { hasNotLeft, TokenTrouble } from '../client/index.ts';

/** What came back instead of what was asked for. */
export type Failure =
  /** The platform itself refused, with a code of its own. */
  | { readonly kind: 'code'; readonly code: string; readonly reason: string }
  /** The token is refused: no fault of a digest, which waits, also for another token. */
  | { readonly kind: 'unauthorized'; readonly reason: string }
  /** The platform asks to wait so long (ms), or does not say how long. */
  | { readonly kind: 'limited'; readonly retryAfter: number | null }
  /** An answer that is not of the platform's form: the page of an edge or a proxy. */
  | { readonly kind: 'foreign'; readonly status: number }
  /** No answer. `hasLeft`: the request may have arrived. */
  | { readonly kind: 'silence'; readonly hasLeft: boolean; readonly reason: string };

/** How a platform's client reports failures. */
type FailureReader = {
  /** What the platform answered; null where no answer came. */
  readonly answerIn: (error: unknown) => Failure | null;
  /** Why no answer came, in a word. */
  readonly reasonOf: (error: unknown) => string;
};

/** Reads what a failed request of a platform's client is. */
export function failureReader({ answerIn, reasonOf }: FailureReader): (error: unknown) => Failure {
  return (error) => {
    if (error instanceof TokenTrouble) return { kind: 'unauthorized', reason: error.message };
    const answer = answerIn(error);
    if (answer) return answer;
    return { kind: 'silence', hasLeft: !hasNotLeft(error), reason: reasonOf(error) };
  };
}

/** An answer that says that all is well, and is not of the platform's form: a page that a network shows first. */
class ForeignAnswer extends Error {
  constructor() {
    super('an answer came that is not of the form that is documented');
  }
}

/** An answer as `form` has it; throws a ForeignAnswer where it has another form. */
export function parseAnswer<T>(form: z.ZodType<T>, answer: unknown): T {
  const { success, data } = form.safeParse(answer);
  if (!success) throw new ForeignAnswer();
  return data;
}
