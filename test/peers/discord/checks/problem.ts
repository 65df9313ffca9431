/** What is wrong with one field of a request's body. */
export type Problem = {
  readonly path: readonly (string | number)[];
  /** As Discord names it, where that is known. */
  readonly code: string;
  readonly message: string;
};

export const problem = (
  path: readonly (string | number)[],
  message: string,
  code = 'INVALID_VALUE',
): Problem => ({ path, code, message });

/** `components.0.content: too long`, for a person who reads a failed test. */
export const lineOf = ({ path, message }: Problem) => `${path.join('.') || 'body'}: ${message}`;

type Errors = { _errors?: object[]; [step: string]: Errors | object[] | undefined };

/** The nested `errors` of Discord's "Invalid Form Body". */
export function errorsObject(problems: readonly Problem[]): object {
  const root: Errors = {};
  for (const { path, code, message } of problems) {
    const node = path.reduce((at: Errors, step) => {
      at[step] ??= {};
      return at[step] as Errors;
    }, root);
    node._errors = [...(node._errors ?? []), { code, message }];
  }
  return root;
}
