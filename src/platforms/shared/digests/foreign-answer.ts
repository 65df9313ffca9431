import type { z } from 'zod';

/** An answer that says that all is well, and is not of the platform's form: a page that a network shows first. */
class ForeignAnswer extends Error {
  constructor() {
    super('an answer came that is not of the form that is documented');
  }
}

/** An answer as `form` has it; throws a ForeignAnswer where it has another form. */
export function formed<T>(form: z.ZodType<T>, answer: unknown): T {
  const { success, data } = form.safeParse(answer);
  if (!success) throw new ForeignAnswer();
  return data;
}
