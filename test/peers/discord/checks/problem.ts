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

/** The nested `errors` of Discord's "Invalid Form Body". */
export function errorsObject(problems: readonly Problem[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      const next = (node[step] ?? {}) as Record<string, unknown>;
      node[step] = next;
      node = next;
    }
    node['_errors'] = [...((node['_errors'] as unknown[]) ?? []), { code, message }];
  }
  return root;
}
